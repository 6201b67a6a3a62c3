import FourGates
import Foundation
import Testing

@testable import gates

/// A folder with the file of a network and a series for it, to be stepped through by the program itself.
struct SteppedFile: ~Copyable {
  let folder: URL

  init(_ network: Network = SampleRun.network(.lstm, layers: 2), steps: Int = 30) throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("stepper-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try SafetensorsFile(network).write(to: folder.appendingPathComponent("wave.safetensors").path)
    let lines = ["wave"] + Series.sine(count: steps, period: 20).values.map { "\($0)" }
    try Data(lines.joined(separator: "\n").appending("\n").utf8).write(to: folder.appendingPathComponent("wave.csv"))
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  var arguments: [String] {
    [
      "inspect", folder.appendingPathComponent("wave.safetensors").path, "--input",
      folder.appendingPathComponent("wave.csv").path,
    ]
  }

  /// The program, among the build products.
  static func program() throws -> String {
    return try #require(GatesProgram.path, "gates is not among the build products.")
  }

  /// Starts the stepper, and waits for its first screen.
  func open(columns: Int = 80, rows: Int = 24, environment: [String: String?] = [:]) throws -> PseudoTerminal {
    let terminal = try PseudoTerminal(
      Self.program(), arguments, columns: columns, rows: rows, environment: environment)
    try #require(terminal.wait { $0.lines.contains { $0.hasSuffix("step 0 of 0–29") } }, "\(terminal.screen.sent)")
    return terminal
  }
}
