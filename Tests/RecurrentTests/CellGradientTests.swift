import Autograd
import Tensors
import Testing

@testable import Recurrent

/// A cell with everything that its gradient check moves: its parameters, its inputs and its starting memories.
struct CellUnderCheck: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let steps: Int
  let check: @Sendable (Int) -> GradientCheck.Report

  init<Cell: RecurrentCell & SendableMetatype>(
    _ name: String, steps: Int, make: @escaping @Sendable (inout Dice) -> Cell,
    memory: @escaping @Sendable (Cell, [Variable]) -> Cell.Memory
  ) {
    testDescription = "\(name), T \(steps)"
    self.steps = steps
    check = { steps in
      var dice = Dice(seed: 7)
      let cell = make(&dice)
      let inputs = (0..<steps).map { Parameter("x\($0 + 1)", .normal([2, cell.inputs], dice: &dice)) }
      let starts = (0..<4).map { Parameter("start \($0)", .normal([2, 4], deviation: 0.7, dice: &dice)) }
      let weights = (0..<steps).map { _ in Tensor.normal([2, cell.hidden], dice: &dice) }
      return GradientCheck().run(cell.parameters + inputs + starts) { tape in
        let run = cell.unroll(over: inputs.map { tape[$0] }, from: memory(cell, starts.map { tape[$0] }))
        return zip(run.outputs, weights).reduce(tape.data(Tensor(0))) { $0 + sum($1.0 * tape.data($1.1)) }
      }
    }
  }

  static let all = [1, 3, 6].flatMap { steps in
    [
      CellUnderCheck("Elman", steps: steps, make: { ElmanCell(inputs: 3, hidden: 4, dice: &$0) }, memory: { $1[0] }),
      CellUnderCheck("GRU", steps: steps, make: { GRUCell(inputs: 3, hidden: 4, dice: &$0) }, memory: { $1[0] }),
      CellUnderCheck(
        "LSTM", steps: steps, make: { LSTMCell(inputs: 3, hidden: 4, dice: &$0) },
        memory: { LSTMMemory(longTerm: $1[0], shortTerm: $1[1]) }),
      CellUnderCheck(
        "LSTM with the lesson notes' use gate", steps: steps,
        make: { LSTMCell(inputs: 3, hidden: 4, useGate: .lessonNotes, dice: &$0) },
        memory: { LSTMMemory(longTerm: $1[0], shortTerm: $1[1]) }),
      CellUnderCheck(
        "peephole LSTM", steps: steps, make: { PeepholeLSTMCell(inputs: 3, hidden: 4, dice: &$0) },
        memory: { LSTMMemory(longTerm: $1[0], shortTerm: $1[1]) }),
      CellUnderCheck(
        "two layers of LSTM", steps: steps,
        make: {
          StackedCells([
            LSTMCell(inputs: 3, hidden: 4, named: "below", dice: &$0),
            LSTMCell(inputs: 4, hidden: 4, named: "above", dice: &$0),
          ])
        },
        memory: {
          [LSTMMemory(longTerm: $1[0], shortTerm: $1[1]), LSTMMemory(longTerm: $1[2], shortTerm: $1[3])]
        }),
    ]
  }
}

@Suite struct `Every cell` {
  @Test(arguments: CellUnderCheck.all)
  func `has the gradients that moving its parameters, inputs and starting memories measures`(_ cell: CellUnderCheck) {
    let report = cell.check(cell.steps)
    #expect(report.holds, "\(report)")
  }
}
