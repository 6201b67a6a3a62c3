import Autograd
import Tensors

extension Forecaster {
  /// Runs along a series as in training, but reads now and then its own last prediction where the true value stood: a step between
  /// learning from true values and running freely.
  ///
  ///     x̃₁ = x₁,   x̃ₜ = xₜ with probability ε, else yₜ₋₁          yₜ = readout(step(x̃ₜ, …)),   t = 1 … T
  ///
  /// Shapes: T inputs [B, I] → T·B predictions of as many numbers as the cell reads, one step below the other. Each member of the
  /// batch has dice of its own at each step. Gradients go back through the predictions that were read.
  ///
  /// - Parameter truth: ε, from 0 (a free run after the first value) to 1 (true values only).
  /// - Precondition: the readout gives as many numbers as the cell reads; there is at least one step.
  /// - Source: [BVJS15] §2.4.
  public func scheduledRun(
    along inputs: [Tensor], from start: Cell.Memory? = nil, truth: Double, dice: inout Dice, on tape: Tape
  ) -> Variable {
    requireLoop(inputs.count)
    guard (0...1).contains(truth) else { refuse("the share of true values lies between 0 and 1, and got \(truth).") }
    var memory = start ?? cell.zeroMemory(batch: inputs[0].rows, on: tape)
    var predictions: [Variable] = []
    for input in inputs {
      var x = tape.data(input)
      if let last = predictions.last {
        x = x.replacingRows(where: (0..<input.rows).map { _ in dice.uniform() >= truth }, with: last)
      }
      memory = cell.step(x, memory)
      predictions.append(readout(cell.output(memory)))
    }
    return concatenate(rowsOf: predictions)
  }
}
