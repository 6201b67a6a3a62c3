import ArgumentParser
import FourGates
import Foundation
import Inspection

@testable import gates

/// A folder with models, and what is written beside them; removed with its last user.
final class ModelFolder {
  let path = NSTemporaryDirectory() + "inspect-\(UUID().uuidString)"

  init() throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  func file(_ name: String) -> String { path + "/" + name }

  func write(_ text: String, as name: String) throws -> String {
    try Data(text.utf8).write(to: URL(fileURLWithPath: file(name)))
    return file(name)
  }

  func text(_ name: String) throws -> String { try String(contentsOfFile: file(name), encoding: .utf8) }

  var names: [String] { (try? FileManager.default.contentsOfDirectory(atPath: path).sorted()) ?? [] }

  /// A network with numbers drawn at random, in a checkpoint's form.
  func model(_ architecture: Architecture, task: String? = nil, alphabet: [String]? = nil) throws -> (
    path: String, net: Network
  ) {
    var dice = Dice(seed: 7)
    let net = Network(architecture, initial: .uniform(0.8), dice: &dice)
    let path = file("\(architecture.cell.rawValue)-\(architecture.hidden).safetensors")
    try SafetensorsFile(net, task: task, alphabet: alphabet).write(to: path)
    return (path, net)
  }

  /// One that reads a number and predicts the next, trained on nothing.
  func forecaster(_ cell: Architecture.Cell = .lstm, hidden: Int = 6, layers: Int = 1) throws -> String {
    try model(Architecture(cell, inputs: 1, hidden: hidden, layers: layers), task: "sine").path
  }

  /// One that reads characters.
  func reader(hidden: Int = 4) throws -> String {
    let alphabet = ["\n", " ", "a", "b", "w"]
    return try model(
      Architecture(.gru, inputs: 5, hidden: hidden, outputs: 5), task: "characters", alphabet: alphabet
    ).path
  }
}

/// How `gates` ends with these words, without being started: its exit status, and the sentence that it says then.
func ending(_ words: String...) -> (status: Int32, sentence: String) {
  do {
    var command = try Gates.parseAsRoot(words)
    try command.run()
    return (0, "")
  } catch {
    return (Gates.exitCode(for: error).rawValue, Gates.message(for: error))
  }
}
