import FourGates
import Foundation
import LessonKit

@testable import gates

extension RecordedRun {
  /// A run whose validation loss goes through these numbers; its fingerprint is made of its settings.
  static func madeUp(
    _ settings: [String: String] = ["hidden": "32"], task: String = "sine", seed: UInt64 = 1, state: State = .finished,
    losses: [Double] = [0.5, 0.2, 0.3], accuracies: [Double]? = nil, data: String = "da7a", wanted: Int? = nil,
    reason: String? = nil,
    started: Double = 0, in folder: String = "runs", change: (inout RunRecord) -> Void = { _ in }
  ) -> RecordedRun {
    let options = settings.merging(["seed": "\(seed)"]) { $1 }
    var digits = Fingerprint()
    for (key, value) in options.sorted(by: { $0.key < $1.key }) { digits.add("\(key) \(value) \(data)") }
    var record = RunRecord(
      task: task, fingerprint: digits.digits, options: options, seed: seed, data: data, version: "0.1.0",
      start: Date(timeIntervalSince1970: 1_790_000_000 + started), epochsWanted: wanted ?? losses.count,
      lossName: "mean squared error")
    record.state = RunRecord.State(rawValue: state.rawValue) ?? .running
    record.reason = reason
    record.epochs = losses.count
    record.seconds = 2 * Double(losses.count)
    let epochs = losses.enumerated().map { index, loss in
      RunMetrics.Epoch(
        number: index + 1, updates: 10 * (index + 1), learningRate: 0.01, loss: loss / 2, validationLoss: loss,
        accuracy: accuracies?[index], gradientNorm: 1, seconds: 2)
    }
    record.best = RunMetrics(epochs: epochs).best
    change(&record)
    return RecordedRun(
      path: "\(folder)/\(record.folderName)", record: record, metrics: RunMetrics(epochs: epochs), state: state)
  }
}

/// A folder of made-up runs, gone after the test.
struct RunsFolder {
  let path: String

  static func inside(_ runs: [RecordedRun] = [], _ body: (RunsFolder) throws -> Void) throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "runs-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: path) }
    let folder = RunsFolder(path: path)
    for run in runs { try folder.add(run) }
    try body(folder)
  }

  /// Writes a run as `gates train` would, with checkpoints that hold nothing.
  func add(_ run: RecordedRun) throws {
    try FileManager.default.createDirectory(atPath: self.folder(of: run), withIntermediateDirectories: true)
    try run.record.write(to: folder(of: run))
    try run.metrics.write(to: folder(of: run))
    let names = ["last", "best"] + (1...max(1, run.record.epochs)).map { "epoch\($0).00_loss0.5000" }
    for name in run.record.epochs > 0 ? names : [] { try put("weights", at: "\(run.record.folderName)/\(name).safetensors") }
  }

  func folder(of run: RecordedRun) -> String { "\(path)/\(run.record.folderName)" }

  func put(_ text: String, at name: String) throws {
    try FileManager.default.createDirectory(
      atPath: URL(fileURLWithPath: "\(path)/\(name)").deletingLastPathComponent().path, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(fileURLWithPath: "\(path)/\(name)"))
  }

  func names(in run: RecordedRun) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder(of: run))) ?? []).sorted()
  }
}

/// What `gates runs` says to some words: on standard output, beside it, and how it ends.
final class RunsSaid {
  private(set) var output = ""
  private(set) var notes: [String] = []
  private(set) var error = ""
  private(set) var status: Int32 = 0

  /// In one line, however it was wrapped.
  var flat: String { output.split(whereSeparator: \.isWhitespace).joined(separator: " ") }

  /// - Parameter answer: What somebody answers who is asked; nil where nobody is there.
  init(_ words: [String], answer: String? = nil) {
    let terminal = Terminal(
      isInteractive: false, canAnswer: answer != nil, isStyled: false, measure: { 80 }, write: { self.output += $0 },
      read: { answer })
    let voice = RunsVoice(terminal: terminal, write: { self.output += $0 }, note: { self.notes.append($0) })
    do {
      let command = try Gates.parseAsRoot(["runs"] + words)
      switch command {
      case let command as RunsCommand.ListCommand: try command.run(voice)
      case let command as RunsCommand.BestCommand: try command.run(voice)
      case let command as RunsCommand.TableCommand: try command.run(voice)
      case let command as RunsCommand.FiguresCommand: try command.run(voice, Interruption())
      case let command as RunsCommand.ShowRunCommand: try command.run(voice)
      case let command as RunsCommand.CleanCommand: try command.run(voice)
      default: status = -1
      }
    } catch {
      self.error = Gates.message(for: error)
      status = Gates.exitCode(for: error).rawValue
    }
  }
}
