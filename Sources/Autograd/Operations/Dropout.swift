import Tensors

/// While training: every number is set to 0 with the given probability, and the others grow so that the mean stays.
///
///     y = x ⊙ m / (1 − p),  each m is 0 with probability p, else 1
///     ∂x = ∂y ⊙ m / (1 − p)
///
/// Shapes: any → the same. When predicting, leave it out: there is nothing to scale.
///
/// - Precondition: 0 ≤ p < 1.
/// - Source: [SHKSS14] §4, in the "inverted" form that scales while training.
public func dropout(_ x: Variable, probability p: Double, dice: inout Dice) -> Variable {
  guard (0..<1).contains(p) else { refuse("dropout needs a probability from 0 up to 1, and got \(p).") }
  let kept = Scalar(1 / (1 - p))
  let mask = Tensor(shape: x.shape, scalars: (0..<x.value.count).map { _ in dice.uniform() < p ? 0 : kept })
  return x.tape.record("dropout", x.value * mask, from: x) { dy in [dy * mask] }
}
