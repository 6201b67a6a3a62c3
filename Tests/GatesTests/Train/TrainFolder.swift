import Foundation
import TestPrograms
import Testing

/// A folder for a test, gone after it.
enum TrainFolder {
  static func inside(_ body: (_ path: String) throws -> Void) throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "train-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: path) }
    try body(path)
  }

  /// Whether a folder holds what belongs to a run, and nothing half-written.
  static func isTidy(_ path: String) throws -> Bool {
    try FileManager.default.contentsOfDirectory(atPath: path).allSatisfy { name in
      name.hasSuffix(".safetensors") || ["run.json", "metrics.csv"].contains(name)
    }
  }

  /// `gates train`, or another command, as somebody types it, in a folder.
  struct Training {
    let path: String
    let command: Command

    init(_ arguments: [String], of command: String = "train", in path: String) throws {
      self.path = path
      let program = try #require(BuiltProgram.named("gates"), "gates is not among the build products.")
      for name in ["output", "errors"] { _ = FileManager.default.createFile(atPath: "\(path)/\(name)", contents: nil) }
      let (output, errors) = (
        try #require(FileHandle(forWritingAtPath: path + "/output")),
        try #require(FileHandle(forWritingAtPath: path + "/errors"))
      )
      self.command = try Command.start(program, [command] + arguments, output: output, errors: errors)
    }

    /// In one line, however it was wrapped.
    var output: String { text("output").split(whereSeparator: \.isWhitespace).joined(separator: " ") }
    var errors: String { text("errors") }

    private func text(_ name: String) -> String {
      (try? String(contentsOfFile: "\(path)/\(name)", encoding: .utf8)) ?? ""
    }
  }

  /// Runs it to its end.
  static func train(_ arguments: [String], in path: String) throws -> (status: Int32, output: String, errors: String) {
    let training = try Training(arguments, in: path)
    let status = training.command.status()
    return (status, training.output, training.errors)
  }
}
