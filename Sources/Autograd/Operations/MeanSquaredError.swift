import Tensors

/// The mean over all N numbers of the squared difference between predictions and targets.
///
///     loss = Σ (y − t)² / N
///     ∂y = ∂loss · 2 (y − t) / N,  ∂t = −∂y
///
/// Shapes: both the same → [].   Unit: the square of the unit of the targets.
public func meanSquaredError(_ y: Variable, _ targets: Variable) -> Variable {
  let difference = y.value - targets.value
  let targetsWant = targets.wantsGradient
  requireNumbers(difference)
  let count = Scalar(difference.count)
  let loss = Tensor(difference.sumOfSquares() / count)
  return y.tape.record("mean squared error", loss, from: y, targets) { dloss in
    let dy = difference * (2 * dloss.scalar / count)
    return [dy, targetsWant ? -dy : nil]
  }
}

/// Stops where there is no number to take the mean of.
package func requireNumbers(_ difference: Tensor) {
  guard difference.count > 0 else {
    refuse("meanSquaredError needs at least one number, and got the shape \(difference.shape).")
  }
}
