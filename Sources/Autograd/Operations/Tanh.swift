import Tensors

/// The hyperbolic tangent of every number.
///
///     y = tanh(x)
///     ∂x = ∂y ⊙ (1 − y²)
///
/// Shapes: any → the same.
public func tanh(_ x: Variable) -> Variable {
  let y = x.value.tanh()
  return x.tape.record("tanh", y, from: x) { dy in [dy.backThroughTanh(y)] }
}
