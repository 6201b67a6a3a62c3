import FourGates
import Foundation

@testable import LessonKit

/// A folder of its own for one test, and a terminal that can be read; the folder is removed at the end of its life.
final class WeightsFolder {
  let path: String
  private(set) var shown = ""

  init() throws {
    path = FileManager.default.temporaryDirectory.appendingPathComponent("weights-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  var terminal: Terminal {
    Terminal(
      isInteractive: false, canAnswer: false, isStyled: false, measure: { 200 }, write: { self.shown += $0 }, read: { nil })
  }

  func file(_ name: String) -> String { "\(path)/\(name)" }

  var files: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }
  }

  func bytes(_ name: String) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: file(name))) }

  /// Writes a file and gives its path.
  func write(_ content: SafetensorsFile, as name: String) throws -> String {
    try content.write(to: file(name))
    return file(name)
  }
}

/// A network with parameters of its own.
func network(_ cell: Architecture.Cell, layers: Int = 1, outputs: Int? = 2, useGate: UseGate = .standard) -> Network {
  var dice = Dice(seed: 7)
  return Network(
    Architecture(cell, inputs: 3, hidden: 4, layers: layers, outputs: outputs, useGate: useGate), dice: &dice)
}
