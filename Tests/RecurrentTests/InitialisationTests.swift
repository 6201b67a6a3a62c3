import Autograd
import Tensors
import Testing

@testable import Recurrent

@Suite struct `An initialisation` {
  private func unroll(_ cell: some RecurrentCell, _ inputs: [Tensor]) -> [Tensor] {
    let tape = Tape()
    return cell.unroll(over: inputs.map { tape.data($0) }).outputs.map(\.value)
  }

  @Test func `sets the bias of the gate that it names, and of no other`() {
    var dice = Dice(seed: 1)
    let initial = Initialisation.pyTorch.forgetBias(2).inputBias(-3).updateBias(4)
    let (two, three, four) = (
      Tensor(repeating: 2, shape: [5]), Tensor(repeating: -3, shape: [5]), Tensor(repeating: 4, shape: [5])
    )
    let lstm = LSTMCell(inputs: 3, hidden: 5, initial: initial, dice: &dice)
    #expect(lstm.forgetMap.b.value == two && lstm.inputMap.b.value == three)
    #expect(lstm.candidateMap.b.value.largestMagnitude() < 0.5 && lstm.outputMap.b.value.largestMagnitude() < 0.5)
    let peephole = PeepholeLSTMCell(inputs: 3, hidden: 5, initial: initial, dice: &dice)
    #expect(peephole.forgetMap.b.value == two && peephole.inputMap.b.value == three)
    let gru = GRUCell(inputs: 3, hidden: 5, initial: initial, dice: &dice)
    #expect(gru.updateMap.b.value == four)
    #expect(gru.resetMap.b.value.largestMagnitude() < 0.5 && gru.candidateMap.b.value.largestMagnitude() < 0.5)
  }

  @Test(arguments: [1, 2, 7, 32], [1, 1.5])
  func `makes orthogonal matrices: each row is as long as the gain, and at right angles to the others`(size: Int, gain: Double)
  {
    var dice = Dice(seed: 3)
    let U = ElmanCell(inputs: 1, hidden: size, initial: .pyTorch.recurrent(.orthogonal(gain: gain)), dice: &dice).map.U.value
    let products = U.matrixProduct(U.transposed()).scalars
    for row in 0..<size {
      for column in 0..<size {
        let expected = row == column ? gain * gain : 0
        #expect(abs(Double(products[row * size + column]) - expected) < 32 * Double(Scalar.ulpOfOne), "\(row), \(column)")
      }
    }
  }

  @Test func `makes other orthogonal matrices for other seeds, rotations and reflections`() {
    let corners = (UInt64(1)...40).map { seed in
      var dice = Dice(seed: seed)
      return ElmanCell(inputs: 1, hidden: 1, initial: .pyTorch.recurrent(.orthogonal(gain: 1)), dice: &dice).map.U.value.scalar
    }
    #expect(Set(corners) == [1, -1])
  }

  @Test func `makes the identity, in every matrix from memory to memory`() {
    var dice = Dice(seed: 1)
    let gru = GRUCell(inputs: 1, hidden: 2, initial: .pyTorch.recurrent(.identity), dice: &dice)
    for map in [gru.resetMap, gru.updateMap, gru.candidateMap] { #expect(map.U.value == Tensor(rows: [[1, 0], [0, 1]])) }
    #expect(gru.resetMap.W.value != gru.updateMap.W.value)
  }

  @Test func `without biases leaves out every one of them`() {
    var dice = Dice(seed: 1)
    let initial = Initialisation.pyTorch.withoutBias
    #expect(ElmanCell(inputs: 3, hidden: 5, initial: initial, dice: &dice).parameters.map(\.name) == ["rnn.W", "rnn.U"])
    #expect(parameterCount(LSTMCell(inputs: 3, hidden: 5, initial: initial, dice: &dice).parameters) == 4 * (15 + 25))
    #expect(parameterCount(GRUCell(inputs: 3, hidden: 5, initial: initial, dice: &dice).parameters) == 3 * (15 + 25))
    #expect(parameterCount(Readout(hidden: 5, outputs: 2, initial: initial, dice: &dice).parameters) == 10)
    let notes = LSTMCell(inputs: 3, hidden: 5, useGate: .lessonNotes, initial: initial, dice: &dice)
    #expect(parameterCount(notes.parameters) == 4 * (15 + 25) + 25)
  }

  @Test func `without biases makes a network of tanh odd`() {
    var dice = Dice(seed: 1)
    let inputs = (0..<5).map { _ in Tensor.normal([2, 3], dice: &dice) }
    for initial in [Initialisation.pyTorch, .pyTorch.withoutBias] {
      let net = Forecaster(
        LeakyCell(inputs: 3, hidden: 5, leak: 0.4, initial: initial, dice: &dice), initial: initial, dice: &dice)
      let sum = net(inputs, on: Tape()).value + net(inputs.map { $0 * -1 }, on: Tape()).value
      #expect((sum.largestMagnitude() == 0) == !initial.hasBias)
    }
  }

  @Test func `refuses a bias for a gate that has none`() async {
    let result = await #expect(processExitsWith: .exitCode(70), observing: [\.standardErrorContent]) {
      var dice = Dice(seed: 1)
      _ = LSTMCell(inputs: 1, hidden: 2, initial: .pyTorch.forgetBias(1).withoutBias, dice: &dice)
    }
    #expect(
      String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
        == "FourGates: lstm.forget.b cannot be both without bias and set to 1.0.\n")
  }

  @Test func `refuses a gain that is not above 0`() async {
    let result = await #expect(processExitsWith: .exitCode(70), observing: [\.standardErrorContent]) {
      var dice = Dice(seed: 1)
      _ = ElmanCell(inputs: 1, hidden: 2, initial: .pyTorch.recurrent(.orthogonal(gain: 0)), dice: &dice)
    }
    #expect(
      String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
        == "FourGates: an orthogonal matrix needs a finite gain above 0, and got 0.0.\n")
  }
}

@Suite struct `Plain cells` {
  /// Two steps from a memory that is not zero, worked out with plain numbers.
  private func outputs(of cell: some RecurrentCell, _ map: GateMap, next: (Tensor, Tensor) -> Tensor) {
    var dice = Dice(seed: 5)
    let inputs = (0..<2).map { _ in Tensor.normal([2, 3], dice: &dice) }
    let tape = Tape()
    var h = Tensor.normal([2, 4], dice: &dice)
    func run<Cell: RecurrentCell>(_ cell: Cell) -> [Tensor] {
      cell.unroll(over: inputs.map { tape.data($0) }, from: tape.data(h) as? Cell.Memory).outputs.map(\.value)
    }
    for (x, output) in zip(inputs, run(cell)) {
      h = next((x.matrixProduct(map.W.value) + h.matrixProduct(map.U.value)).adding(row: map.b.value), h)
      expectEqual(output, h, "h′")
    }
  }

  @Test func `the linear one squashes nothing`() {
    var dice = Dice(seed: 1)
    let cell = LinearCell(inputs: 3, hidden: 4, dice: &dice)
    outputs(of: cell, cell.map) { map, _ in map }
  }

  @Test func `the leaky one replaces a part of its memory`() {
    var dice = Dice(seed: 1)
    let cell = LeakyCell(inputs: 3, hidden: 4, leak: 0.25, dice: &dice)
    outputs(of: cell, cell.map) { map, h in h * 0.75 + map.tanh() * 0.25 }
  }

  @Test func `the leaky one refuses a leak that is none`() async {
    let result = await #expect(processExitsWith: .exitCode(70), observing: [\.standardErrorContent]) {
      var dice = Dice(seed: 1)
      _ = LeakyCell(inputs: 1, hidden: 2, leak: 1.5, dice: &dice)
    }
    #expect(
      String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
        == "FourGates: leaky needs a leak above 0 and at most 1, and got 1.5.\n")
  }
}
