import FourGates
import Foundation
import LessonKit

/// The rows of a full run, each as a run in a folder of its own, when it is finished. A full run that was stopped goes on with the
/// rows that are missing, and `gates runs` shows them all.
struct KeptTrials: Sendable {
  static let folderName = "runs"

  let folder: String
  private let set: SequenceSet
  /// Of the recordings.
  private let fingerprint: String

  init(in folder: String, of set: SequenceSet) {
    self.folder = folder
    self.set = set
    var fingerprint = Fingerprint()
    fingerprint.add(set)
    self.fingerprint = fingerprint.digits
  }

  /// The row with these settings and this seed, if it is there.
  func trial(_ settings: Trial.Settings, seed: UInt64) -> Trial? {
    guard let run = try? RecordedRun(reading: path(of: record(settings, seed))) else { return nil }
    if run.state == .failed { return Trial(settings, measured: [], failure: run.record.reason ?? "it failed") }
    guard run.state == .finished, run.metrics.epochs.count == settings.epochs,
      run.metrics.epochs.allSatisfy({ $0.accuracy != nil })
    else { return nil }
    return Trial(settings, measured: run.metrics.epochs)
  }

  /// Writes a row that is finished, or given up.
  func keep(_ trial: Trial, seed: UInt64) throws {
    var record = record(trial.settings, seed)
    record.state = trial.failure == nil ? .finished : .failed
    record.reason = trial.failure
    record.epochs = trial.epochs.count
    record.seconds = trial.epochs.reduce(0) { $0 + $1.seconds }
    record.end = Date()
    record.start = record.end!.addingTimeInterval(-record.seconds)
    let path = try OutputFolder(making: path(of: record)).path
    try RunMetrics(epochs: trial.epochs).write(to: path)
    try record.write(to: path)
  }

  private func record(_ settings: Trial.Settings, _ seed: UInt64) -> RunRecord {
    let options = settings.options(people: set.people)
    var fingerprint = Fingerprint()
    for text in [FourGatesVersion.current, "\(Scalar.self)", self.fingerprint, "\(seed)"] { fingerprint.add(text + "\n") }
    for (option, text) in options.sorted(by: { $0.key < $1.key }) { fingerprint.add("\(option)=\(text)\n") }
    return RunRecord(
      task: "gestures", fingerprint: fingerprint.digits, options: options, seed: seed, data: self.fingerprint,
      version: FourGatesVersion.current, start: Date(), epochsWanted: settings.epochs, lossName: "cross-entropy")
  }

  private func path(of record: RunRecord) -> String { folder + "/" + record.folderName }
}

extension Trial.Settings {
  /// As `gates train` calls them.
  fileprivate func options(people: [String]) -> [String: String] {
    let reading =
      switch reading {
      case .lastPaddedStep: "padded"
      case .lastRealStep: "last"
      case .meanOfRealSteps: "mean"
      }
    return [
      "cell": cell.rawValue, "hidden": "\(hidden)", "layers": "\(layers)", "filters": "\(filters)", "reading": reading,
      "dropout": shortText(dropout), "rate": shortText(rate), "batch": "\(batch)", "epochs": "\(epochs)",
      "leave-out": stranger.map { people[$0] } ?? "none",
    ]
  }
}
