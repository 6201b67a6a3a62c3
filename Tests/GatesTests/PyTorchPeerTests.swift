import FourGates
import Foundation
import Testing

/// A Python that has PyTorch: the one that `FOURGATES_PYTHON` names, or `python3`.
private enum Python {
  static let program = ProcessInfo.processInfo.environment["FOURGATES_PYTHON"] ?? "python3"

  static let hasPyTorch =
    run("-c 'import sys, importlib.util as u; sys.exit(not all(map(u.find_spec, [\"torch\", \"safetensors\"])))'") == 0

  static func run(_ arguments: String, output: String = "/dev/null") -> Int32 {
    system("'\(program)' \(arguments) >'\(output)' 2>&1 </dev/null")
  }
}

/// A network, inputs, and what it computes for each step: shapes [T, B, I] and [T, B, O].
private struct PeerCase: Codable {
  let cell: Architecture.Cell
  let inputs: Int
  let hidden: Int
  let layers: Int
  let outputs: Int
  let steps: Int
  let batch: Int
  var x: [Float]
  var y: [Float]

  init(_ cell: Architecture.Cell, layers: Int) {
    (self.cell, self.layers) = (cell, layers)
    (inputs, hidden, outputs, steps, batch) = (3, 7, 2, 12, 4)
    var dice = Dice(seed: 11)
    x = (0..<steps * batch * inputs).map { _ in Float(dice.normal()) }
    y = []
  }

  func outputs(of net: Network) -> [Float] {
    let tape = Tape()
    let size = batch * inputs
    let rows = (0..<steps).map { step in
      tape.data(Tensor(shape: [batch, inputs], scalars: x[step * size..<(step + 1) * size].map { Scalar($0) }))
    }
    return net.read(net.run(over: rows).outputs).value.scalars.map { Float($0) }
  }
}

@Suite struct `Real PyTorch` {
  @Test(
    .enabled(if: Python.hasPyTorch, "There is no Python with torch and safetensors; FOURGATES_PYTHON can name one."))
  func `loads what is exported and computes the same, and what it writes is imported and computes the same`() throws {
    let folder = try WeightsFolder()
    let cases = [Architecture.Cell.lstm, .gru, .rnn].flatMap { cell in [1, 2].map { PeerCase(cell, layers: $0) } }
    var dice = Dice(seed: 12)
    for var peer in cases {
      let net = Network(
        Architecture(peer.cell, inputs: peer.inputs, hidden: peer.hidden, layers: peer.layers, outputs: peer.outputs),
        dice: &dice)
      peer.y = peer.outputs(of: net)
      let name = "\(peer.cell)-\(peer.layers)"
      _ = try folder.write(SafetensorsFile(tensors: net.pyTorchTensors()), as: "\(name).safetensors")
      try JSONEncoder().encode(peer).write(to: URL(fileURLWithPath: folder.file("\(name).json")))
    }

    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Peers/weights_against_pytorch.py").path
    let status = Python.run("'\(script)' '\(folder.path)'", output: folder.file("said.txt"))
    let said = String(decoding: try folder.bytes("said.txt"), as: UTF8.self)
    #expect(status == 0, "\(said)")

    for peer in cases {
      let name = "theirs-\(peer.cell)-\(peer.layers)"
      let theirs = try JSONDecoder().decode(PeerCase.self, from: folder.bytes("\(name).json"))
      let net = try ModelFile(reading: folder.file("\(name).safetensors")).network
      let ours = theirs.outputs(of: net)
      try #require(ours.count == theirs.y.count)
      for (got, expected) in zip(ours, theirs.y) { #expect(abs(got - expected) <= 1e-6, "\(name)") }
    }
  }
}
