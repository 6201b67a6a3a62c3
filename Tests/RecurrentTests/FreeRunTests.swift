import Autograd
import Tensors
import Testing

@testable import Recurrent

/// A network whose predictions have the width of its inputs, and a memory to start from.
private struct Loop<Cell: CellInParts> {
  let net: Forecaster<Cell>
  let starts: [Parameter]

  init(hidden: Int, batch: Int, initial: Initialisation, make: (inout Dice) -> Cell) {
    var dice = Dice(seed: 11)
    let cell = make(&dice)
    net = Forecaster(cell, outputs: cell.inputs, initial: initial, dice: &dice)
    starts = cell.zeroMemory(batch: batch, on: Tape()).parts.enumerated().map {
      Parameter("start \($0)", .normal($1.shape, deviation: 0.7, dice: &dice))
    }
  }

  func memory(on tape: Tape) -> Cell.Memory {
    var parts = starts.map { tape[$0] }[...]
    return Cell.Memory(takenFrom: &parts)
  }

  /// A sum in which every number of a free run counts in its own way.
  func loss(of run: FreeRun<Cell.Memory>) -> Variable {
    var dice = Dice(seed: 12)
    return ([run.predictions, run.outputs] + run.memory.parts).reduce(run.predictions.tape.data(Tensor(0))) {
      $0 + sum($1 * $1.tape.data(.normal($1.shape, dice: &dice)))
    }
  }
}

@Suite struct `A free run` {
  static let cases = [(1, 1, 1, 1), (2, 1, 3, 2), (3, 2, 5, 4), (4, 3, 17, 6)]

  @Test(arguments: cases)
  func `feeds each prediction back, one step after the other`(batch: Int, inputs: Int, hidden: Int, steps: Int) {
    let loop = Loop(hidden: hidden, batch: batch, initial: .pyTorch) { GRUCell(inputs: inputs, hidden: hidden, dice: &$0) }
    let tape = Tape()
    let run = loop.net.freeRun(steps, from: loop.memory(on: tape))
    var memory = loop.memory(on: tape)
    for step in 0..<steps {
      let prediction = loop.net.readout(memory)
      #expect(run.predictions.value.rows(step * batch..<(step + 1) * batch) == prediction.value)
      #expect(run.outputs.value.rows(step * batch..<(step + 1) * batch) == memory.value)
      if step == steps - 1 { #expect(run.memory.value == memory.value) }
      memory = loop.net.cell.step(prediction, memory)
    }
  }

  @Test(arguments: cases, [true, false])
  func `as one entry equals the steps, with every gradient`(
    size: (batch: Int, inputs: Int, hidden: Int, steps: Int), hasBias: Bool
  ) {
    let initial: Initialisation = hasBias ? .pyTorch : .pyTorch.withoutBias
    func compare<Cell: CellInParts & LoopedCell>(_ name: String, _ make: (inout Dice) -> Cell) {
      let loop = Loop(hidden: size.hidden, batch: size.batch, initial: initial, make: make)
      func numbers(by way: Unrolling) -> [NamedTensor] {
        let tape = Tape()
        let run = loop.net.freeRun(size.steps, from: loop.memory(on: tape), by: way)
        let gradients = tape.gradients(of: loop.loss(of: run))
        return [NamedTensor(name: "predictions", value: run.predictions.value)]
          + (loop.net.parameters + loop.starts).map { NamedTensor(name: $0.name, value: gradients[$0]) }
      }
      expectEqual(numbers(by: .fusedSequence), numbers(by: .steps), within: 64, name)
    }
    let (inputs, hidden) = (size.inputs, size.hidden)
    compare("Elman") { ElmanCell(inputs: inputs, hidden: hidden, initial: initial, dice: &$0) }
    compare("leaky") { LeakyCell(inputs: inputs, hidden: hidden, leak: 0.3, initial: initial, dice: &$0) }
    compare("LSTM") { LSTMCell(inputs: inputs, hidden: hidden, initial: initial, dice: &$0) }
    compare("peephole LSTM") { PeepholeLSTMCell(inputs: inputs, hidden: hidden, initial: initial, dice: &$0) }
  }

  @Test(arguments: [Unrolling.steps, .fusedSequence])
  func `has the gradients that moving its parameters and its start measures`(way: Unrolling) {
    let loop = Loop(hidden: 4, batch: 2, initial: .pyTorch) { LeakyCell(inputs: 2, hidden: 4, leak: 0.4, dice: &$0) }
    let report = GradientCheck().run(loop.net.parameters + loop.starts) { tape in
      loop.loss(of: loop.net.freeRun(5, from: loop.memory(on: tape), by: way))
    }
    #expect(report.holds, "\(report)")
  }

  @Test func `goes on after known numbers, its memory carried along`() {
    var dice = Dice(seed: 4)
    let net = Forecaster(LSTMCell(inputs: 1, hidden: 3, dice: &dice), dice: &dice)
    let known: [Scalar] = [0.1, 0.4, -0.2]
    func next(_ values: [Scalar]) -> Scalar { net(values.map { Tensor(rows: [[$0]]) }, on: Tape()).value.scalar }
    let first = next(known)
    let second = next(known + [first])
    #expect(net.freeRun(2, after: known) == [first, second])
    let third = next(known + [first, second])
    let fused = net.freeRun(3, after: known, by: .fusedSequence)
    for (got, expected) in zip(fused, [first, second, third]) { #expect(abs(got - expected) < 16 * Scalar.ulpOfOne) }
    #expect(fused.count == 3)
  }

  @Test func `refuses a readout of another width`() async {
    let result = await #expect(processExitsWith: .exitCode(70), observing: [\.standardErrorContent]) {
      var dice = Dice(seed: 1)
      let net = Forecaster(ElmanCell(inputs: 2, hidden: 3, dice: &dice), outputs: 1, dice: &dice)
      _ = net.freeRun(2, from: Tape().data(.zeros([1, 3])))
    }
    #expect(
      String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
        == "FourGates: a free run needs a readout that gives as many numbers as the cell reads, and got 1 and 2.\n")
  }

  @Test func `refuses to take no step`() async {
    let result = await #expect(processExitsWith: .exitCode(70), observing: [\.standardErrorContent]) {
      var dice = Dice(seed: 1)
      let net = Forecaster(ElmanCell(inputs: 1, hidden: 3, dice: &dice), dice: &dice)
      _ = net.freeRun(0, after: [1])
    }
    #expect(
      String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
        == "FourGates: a free run needs at least one step, and got 0.\n")
  }
}
