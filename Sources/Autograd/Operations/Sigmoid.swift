import Tensors

/// The logistic function of every number: how far a gate is open, from 0 (shut) to 1 (open).
///
///     y = σ(x) = 1 / (1 + e⁻ˣ)
///     ∂x = ∂y ⊙ y ⊙ (1 − y)
///
/// Shapes: any → the same.
public func sigmoid(_ x: Variable) -> Variable {
  let y = x.value.sigmoid()
  return x.tape.record("sigmoid", y, from: x) { dy in [dy.backThroughSigmoid(y)] }
}
