import Foundation

@testable import Training

/// A folder for the runs of a test, gone after it.
enum RunPlace {
  static func inside(_ body: (_ path: String) throws -> Void) throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "runs-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: path) }
    try body(path)
  }

  /// A record whose times are whole milliseconds, as a file has them.
  static func record(_ state: RunRecord.State = .finished) -> RunRecord {
    var record = RunRecord(
      task: "sine", fingerprint: "0123456789abcdef", options: ["hidden": "4", "rate": "0.01"], seed: 3,
      data: "fedcba9876543210",
      version: "0.1.0", start: Date(timeIntervalSince1970: 1_800_000_000.125), epochsWanted: 5, lossName: "mean squared error")
    record.state = state
    record.baselines = ["last value": 0.5]
    return record
  }

  static func epoch(_ number: Int, _ validationLoss: Double? = 0.25) -> RunMetrics.Epoch {
    RunMetrics.Epoch(
      number: number, updates: 9 * number, learningRate: 0.01, loss: 0.1 + 0.2, validationLoss: validationLoss,
      gradientNorm: 1e-9,
      seconds: 0.5)
  }

  static func write(_ text: String, to path: String) throws {
    try text.write(toFile: path, atomically: true, encoding: .utf8)
  }

  /// Makes a file look as if it was touched last so many seconds ago.
  static func age(_ path: String, by seconds: Double) throws {
    try FileManager.default.setAttributes([.modificationDate: Date(timeIntervalSinceNow: -seconds)], ofItemAtPath: path)
  }
}
