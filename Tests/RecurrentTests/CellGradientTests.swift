import Autograd
import Tensors
import Testing

@testable import Recurrent

/// A cell with everything that its gradient check moves: its parameters, its inputs and its starting memories.
struct CellUnderCheck: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let check: @Sendable () -> GradientCheck.Report

  /// - Parameters:
  ///   - hidden: H of the lowest layer; on the way up each layer has one unit more.
  ///   - lengths: How many steps each of the two members of the batch has.
  init<Cell: CellInParts & SendableMetatype>(
    _ name: String, hidden: Int, steps: Int, lengths: [Int]?, by way: Unrolling, make: @escaping @Sendable (inout Dice) -> Cell
  ) {
    testDescription = "\(name), H \(hidden), T \(steps)" + (lengths.map { ", lengths \($0)" } ?? "") + ", by .\(way)"
    check = {
      var dice = Dice(seed: 7)
      let cell = make(&dice)
      let inputs = (0..<steps).map { Parameter("x\($0 + 1)", .normal([2, cell.inputs], dice: &dice)) }
      let starts = cell.zeroMemory(batch: 2, on: Tape()).parts.enumerated().map {
        Parameter("start \($0)", .normal($1.shape, deviation: 0.7, dice: &dice))
      }
      let outputWeights = (0..<steps).map { _ in Tensor.normal([2, cell.hidden], dice: &dice) }
      let memoryWeights = starts.map { Tensor.normal($0.value.shape, dice: &dice) }
      return GradientCheck().run(cell.parameters + inputs + starts) { tape in
        var parts = starts.map { tape[$0] }[...]
        let start = Cell.Memory(takenFrom: &parts)
        let run = cell.unroll(over: inputs.map { tape[$0] }, from: start, lengths: lengths, by: way)
        return zip(run.outputs + run.memory.parts, outputWeights + memoryWeights).reduce(tape.data(Tensor(0))) {
          $0 + sum($1.0 * tape.data($1.1))
        }
      }
    }
  }

  /// H of 4 is less than most registers hold, and 19 is a few numbers more than one or several; T of 1, 3 and 6.
  static let all = [4, 19].flatMap { hidden in
    [(1, nil), (3, nil), (6, nil), (1, [1, 1]), (3, [3, 3]), (6, [2, 5])].flatMap { (steps: Int, lengths: [Int]?) in
      [Unrolling.steps, .fusedSequence].flatMap { way in every(hidden: hidden, steps: steps, lengths: lengths, by: way) }
    }
  }

  private static func every(hidden: Int, steps: Int, lengths: [Int]?, by way: Unrolling) -> [CellUnderCheck] {
    func cell<Cell: CellInParts & SendableMetatype>(
      _ name: String, _ make: @escaping @Sendable (inout Dice) -> Cell
    ) -> CellUnderCheck {
      CellUnderCheck(name, hidden: hidden, steps: steps, lengths: lengths, by: way, make: make)
    }
    let notes = cell("LSTM with the lesson notes' use gate") {
      LSTMCell(inputs: 3, hidden: hidden, useGate: .lessonNotes, dice: &$0)
    }
    return [
      cell("Elman") { ElmanCell(inputs: 3, hidden: hidden, dice: &$0) },
      cell("leaky") { LeakyCell(inputs: 3, hidden: hidden, leak: 0.3, dice: &$0) },
      cell("Elman without biases") { ElmanCell(inputs: 3, hidden: hidden, initial: .pyTorch.withoutBias, dice: &$0) },
      cell("GRU without biases") { GRUCell(inputs: 3, hidden: hidden, initial: .pyTorch.withoutBias, dice: &$0) },
      cell("GRU") { GRUCell(inputs: 3, hidden: hidden, dice: &$0) },
      cell("LSTM") { LSTMCell(inputs: 3, hidden: hidden, dice: &$0) },
      cell("peephole LSTM") { PeepholeLSTMCell(inputs: 3, hidden: hidden, dice: &$0) },
      cell("two layers of LSTM") {
        StackedCells([
          LSTMCell(inputs: 3, hidden: hidden, named: "below", dice: &$0),
          LSTMCell(inputs: hidden, hidden: hidden + 1, named: "above", dice: &$0),
        ])
      },
    ] + (way == .steps ? [notes] : [])
  }
}

@Suite struct `Every cell` {
  @Test(arguments: CellUnderCheck.all)
  func `has the gradients that moving its parameters, inputs and starting memories measures`(_ cell: CellUnderCheck) {
    let report = cell.check()
    #expect(report.holds, "\(report)")
  }
}
