import FourGates

/// A cell with everything whose gradients are checked: its parameters, the inputs of every step, and the memories it starts from,
/// which are not zero.
///
/// The loss is a weighted sum of all outputs and of the last memory, with random weights, so that no gradient is lost on the way and
/// none is added twice unseen.
struct GradientProblem {
  let cell: CheckedCell
  /// x1 … xT, each [B, I].
  let inputs: [Parameter]
  /// Named by layer and letter: `start.0.c`, `start.0.h`.
  let starts: [Parameter]
  private let outputSeed: UInt64

  /// - Parameter width: H, the width of a memory; the cell is not asked, because it may be wrong about it.
  init(_ cell: CheckedCell, hidden: Int, parts: [String], steps: Int, batch: Int, seed: UInt64) {
    var dice = Dice(seed: seed &+ 1)
    self.cell = cell
    inputs = (1...steps).map { Parameter("x\($0)", .normal([batch, cell.inputs], dice: &dice)) }
    starts = parts.map { Parameter("start.\($0)", .normal([batch, hidden], deviation: 0.7, dice: &dice)) }
    outputSeed = dice.next()
  }

  var parameters: [Parameter] { cell.parameters + inputs + starts }

  /// The loss, from what the parameters are now.
  func loss(on tape: Tape) -> Variable {
    let run = cell.run(inputs.map { tape[$0] }, starts.map { tape[$0] })
    var dice = Dice(seed: outputSeed)
    return (run.outputs + run.memory).reduce(tape.data(Tensor(0))) { loss, part in
      loss + sum(part * tape.data(.normal(part.shape, dice: &dice)))
    }
  }

  func report(_ check: GradientCheck) -> GradientCheck.Report {
    check.run(parameters, loss: loss)
  }
}
