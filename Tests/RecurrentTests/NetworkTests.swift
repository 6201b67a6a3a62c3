import Autograd
import Tensors
import Testing

@testable import Recurrent

@Suite struct `A network` {
  private static func inputs(_ tape: Tape, seed: UInt64 = 3) -> [Variable] {
    var dice = Dice(seed: seed)
    return (0..<5).map { _ in tape.data(.normal([4, 3], dice: &dice)) }
  }

  @Test(arguments: Architecture.Cell.allCases, [1, 3])
  func `computes the same numbers and gradients fused and by steps`(_ cell: Architecture.Cell, layers: Int) {
    var dice = Dice(seed: 1)
    let net = Network(Architecture(cell, inputs: 3, hidden: 6, layers: layers, outputs: 2), dice: &dice)
    func gradients(_ way: Unrolling, lengths: [Int]?, everyStep: Bool) -> [Tensor] {
      let tape = Tape()
      var dropout: LayerDropout? = LayerDropout(probability: 0.3, dice: Dice(seed: 9))
      let start = NetworkMemory(
        layers: (0..<layers).map { _ in
          Array(repeating: Tensor(repeating: 0.3, shape: [4, 6]), count: cell == .lstm || cell == .peephole ? 2 : 1)
        })
      let run = net.run(
        over: Self.inputs(tape), from: start, lengths: lengths, everyStep: everyStep, by: way, dropout: &dropout)
      let loss = sum(net.read(run.outputs) * net.read(run.outputs)) + sum(run.last)
      let gradients = tape.gradients(of: loss)
      return [loss.value] + net.parameters.map { gradients[$0] } + run.memory.layers.joined()
    }
    for lengths in [nil, [5, 1, 3, 2]] {
      for everyStep in [true, false] {
        for (a, b) in zip(
          gradients(.steps, lengths: lengths, everyStep: everyStep),
          gradients(.fusedSequence, lengths: lengths, everyStep: everyStep))
        {
          #expect(a.shape == b.shape)
          for (x, y) in zip(a.scalars, b.scalars) { #expect(abs(x - y) <= 200 * Scalar.ulpOfOne * max(1, abs(x))) }
        }
      }
    }
  }

  @Test(arguments: Architecture.Cell.allCases)
  func `goes on where it stopped if it starts from its memory`(_ cell: Architecture.Cell) {
    var dice = Dice(seed: 1)
    let net = Network(Architecture(cell, inputs: 3, hidden: 6, layers: 2, outputs: nil), dice: &dice)
    let tape = Tape()
    let inputs = Self.inputs(tape)
    let whole = net.run(over: inputs)
    let first = net.run(over: Array(inputs[..<2]))
    let second = net.run(over: Array(inputs[2...]), from: first.memory)
    for (a, b) in zip(whole.last.value.scalars, second.last.value.scalars) { #expect(abs(a - b) < 32 * Scalar.ulpOfOne) }
    #expect(whole.memory.layers.map(\.count) == second.memory.layers.map(\.count))
  }

  @Test func `shows the last real step of sequences of several lengths`() {
    var dice = Dice(seed: 1)
    let net = Network(Architecture(.gru, inputs: 3, hidden: 6, outputs: 2), dice: &dice)
    let tape = Tape()
    let inputs = Self.inputs(tape)
    let short = net.run(over: inputs, lengths: [2, 5, 5, 5])
    let cut = net.run(over: Array(inputs[..<2]))
    #expect(short.last.value.rows(0..<1) == cut.last.value.rows(0..<1))
  }

  @Test func `names its parameters by layer`() {
    var dice = Dice(seed: 1)
    let net = Network(Architecture(.rnn, inputs: 2, hidden: 3, layers: 2, outputs: 1), dice: &dice)
    #expect(
      net.parameters.map(\.name) == [
        "rnn.0.W", "rnn.0.U", "rnn.0.b", "rnn.1.W", "rnn.1.U", "rnn.1.b", "readout.V", "readout.d",
      ])
  }

  @Test(arguments: Architecture.Cell.allCases, [1, 3])
  func `has the parameters that its architecture names`(_ cell: Architecture.Cell, layers: Int) {
    var dice = Dice(seed: 1)
    for useGate in cell == .lstm ? [UseGate.standard, .lessonNotes] : [.standard] {
      for outputs in [nil, 2] {
        let architecture = Architecture(cell, inputs: 3, hidden: 5, layers: layers, outputs: outputs, useGate: useGate)
        let parameters = Network(architecture, dice: &dice).parameters
        #expect(architecture.parameterShapes.map(\.name) == parameters.map(\.name))
        #expect(architecture.parameterShapes.map(\.shape) == parameters.map(\.value.shape))
      }
    }
  }

  @Test func `without layers, or with a use gate that its cells do not have, stops the program with a sentence`() async {
    let none = await #expect(processExitsWith: .exitCode(70), observing: [\.standardErrorContent]) {
      var dice = Dice(seed: 1)
      _ = Network(Architecture(.lstm, inputs: 1, hidden: 2, layers: 0), dice: &dice)
    }
    let notes = await #expect(processExitsWith: .exitCode(70), observing: [\.standardErrorContent]) {
      var dice = Dice(seed: 1)
      _ = Network(Architecture(.gru, inputs: 1, hidden: 2, useGate: .lessonNotes), dice: &dice)
    }
    func said(_ result: ExitTest.Result?) -> String { String(decoding: result?.standardErrorContent ?? [], as: UTF8.self) }
    #expect(said(none) == "FourGates: a network needs at least one layer, and got 0.\n")
    #expect(said(notes) == "FourGates: only an LSTM has the lesson notes' use gate, and got gru.\n")
  }
}
