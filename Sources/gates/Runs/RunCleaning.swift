import FourGates
import Foundation
import LessonKit

/// What is to be removed of recorded runs: whole folders, or all checkpoints but the best.
///
/// Only files that FourGates writes into a run's folder are touched, `run.json` last: a cleaning that is interrupted can be made again.
struct RunCleaning {
  /// What is removed of one run.
  struct Item: Equatable {
    let run: RecordedRun
    /// Names in its folder, in the order in which they go.
    let files: [String]
    let bytes: Int
    /// Whether the folder itself goes.
    let removesFolder: Bool
    /// What is in the folder and was not written by FourGates, so that the folder stays.
    let others: [String]
  }

  let items: [Item]

  /// - Parameter keepingBest: All checkpoints but `best.safetensors` go, and everything else stays.
  init(of runs: [RecordedRun], keepingBest: Bool) {
    items = runs.filter { $0.state != .running }.compactMap { run in
      guard let names = Self.names(in: run), Self.isOwn(run) else { return nil }
      let own = names.filter(Self.isWritten)
      let files = keepingBest ? own.filter { $0.hasSuffix(".safetensors") && $0 != "best.safetensors" } : own
      // The best stays as long as there is one; otherwise the last is all there is.
      let kept = keepingBest && !own.contains("best.safetensors") ? files.filter { $0 != "last.safetensors" } : files
      guard !kept.isEmpty else { return nil }
      let ordered = kept.sorted { ($0 == RunRecord.fileName ? 1 : 0, $0) < ($1 == RunRecord.fileName ? 1 : 0, $1) }
      let others = keepingBest ? [] : names.filter { !Self.isWritten($0) }.sorted()
      return Item(
        run: run, files: ordered, bytes: Self.bytes(freedBy: kept, of: names, in: run.path),
        removesFolder: !keepingBest && others.isEmpty, others: others)
    }
  }

  var bytes: Int { items.reduce(0) { $0 + $1.bytes } }

  /// Removes what the item says, unless the run has gone on since it was looked at.
  ///
  /// - Returns: whether it was removed.
  /// - Throws: `RunsError.notRemoved`.
  static func remove(_ item: Item) throws -> Bool {
    let path = item.run.path
    // Nobody begins to work on the run meanwhile.
    guard let claim = try? RunClaim(on: path, attempts: 1) else { return false }
    guard let now = try? RecordedRun(reading: path), now.state == item.run.state, now.record.epochs == item.run.record.epochs,
      now.metrics.epochs.count == item.run.metrics.epochs.count, now.record.fingerprint == item.run.record.fingerprint
    else { return false }
    for name in item.files {
      guard unlink("\(path)/\(name)") == 0 || errno == ENOENT else {
        throw RunsError.notRemoved(path: "\(path)/\(name)", reason: String(cString: strerror(errno)))
      }
    }
    claim.release()
    if item.removesFolder, rmdir(path) != 0, errno != ENOENT, errno != ENOTEMPTY {
      throw RunsError.notRemoved(path: path, reason: String(cString: strerror(errno)))
    }
    return true
  }

  /// Whether a file of that name is one that FourGates writes into a run's folder.
  static func isWritten(_ name: String) -> Bool {
    [RunRecord.fileName, RunMetrics.fileName, "last.safetensors", "best.safetensors", "output.txt"].contains(name)
      || RunFolder.epoch(of: name) != nil || RunFolder.isAside(name) || name.hasPrefix(RunClaim.prefix)
  }

  /// Whether the folder is a run's own, under the run's name, and no link to one elsewhere.
  private static func isOwn(_ run: RecordedRun) -> Bool {
    var information = stat()
    guard lstat(run.path, &information) == 0, information.st_mode & S_IFMT == S_IFDIR else { return false }
    return URL(fileURLWithPath: run.path).lastPathComponent == run.record.folderName
  }

  private static func names(in run: RecordedRun) -> [String]? {
    try? FileManager.default.contentsOfDirectory(atPath: run.path)
  }

  /// A file with several names in the folder is freed when the last of them goes.
  private static func bytes(freedBy files: [String], of names: [String], in path: String) -> Int {
    func information(_ name: String) -> stat? {
      var information = stat()
      return lstat("\(path)/\(name)", &information) == 0 ? information : nil
    }
    let stays = Set(names.filter { !files.contains($0) }.compactMap { information($0)?.st_ino })
    var seen = stays
    return files.compactMap(information).reduce(0) { sum, file in
      seen.insert(file.st_ino).inserted ? sum + Int(file.st_size) : sum
    }
  }
}
