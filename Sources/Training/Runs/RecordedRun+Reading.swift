import Foundation

extension RecordedRun {
  /// Reads the folder of a run.
  ///
  /// A record is written at most once a second, so what was measured may be ahead of it; then it counts.
  ///
  /// - Throws: `RunError`.
  public init(reading folder: String) throws(RunError) {
    var record = try RunRecord(reading: folder)
    let metrics = try RunMetrics(reading: folder)
    record.take(metrics)
    self.init(path: folder, record: record, metrics: metrics, state: record.state(in: folder))
  }

  /// The runs whose folders are in a folder, by name; and those that cannot be read, each with the reason, which is a sentence.
  ///
  /// A folder in it that has no record is none of a run, and is passed over.
  ///
  /// - Throws: `RunError` if there is no such folder, or it cannot be read.
  public static func all(
    in runs: String
  ) throws(RunError) -> (runs: [RecordedRun], unreadable: [(path: String, reason: String)]) {
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: runs)
    } catch {
      var isFolder: ObjCBool = false
      let isThere = FileManager.default.fileExists(atPath: runs, isDirectory: &isFolder)
      throw isThere
        ? .unreadable(path: runs, reason: isFolder.boolValue ? "permission denied" : "it is no folder") : .noFolder(path: runs)
    }
    var found: [RecordedRun] = []
    var unreadable: [(path: String, reason: String)] = []
    for name in names.sorted() {
      let path = runs + "/" + name
      guard access(path + "/" + RunRecord.fileName, F_OK) == 0 else { continue }
      do throws(RunError) {
        found.append(try RecordedRun(reading: path))
      } catch .missing {
        // It was removed just now.
      } catch {
        unreadable.append((path, error.description))
      }
    }
    return (found, unreadable)
  }
}

extension RunRecord {
  /// Takes over what was measured, where that is ahead of the record.
  mutating func take(_ metrics: RunMetrics) {
    guard metrics.epochs.count > epochs else { return }
    epochs = metrics.epochs.count
    seconds = max(seconds, metrics.epochs.reduce(0) { $0 + $1.seconds })
    best = metrics.best
  }

  /// How the run of a folder looks from outside.
  func state(in folder: String, now: Date = Date()) -> RecordedRun.State {
    switch state {
    case .running: worker?.isAtWork(in: folder, now: now) == true ? .running : .killed
    case .stopped: .stopped
    case .finished: .finished
    case .failed: .failed
    }
  }
}

extension RunMetrics {
  /// The first epoch with the lowest validation loss; nil where nothing was held back to validate on.
  public var best: RunRecord.Best? {
    let measured = epochs.compactMap { epoch in
      epoch.validationLoss.map { RunRecord.Best(epoch: epoch.number, validationLoss: $0) }
    }
    return measured.min { $0.validationLoss < $1.validationLoss }
  }
}
