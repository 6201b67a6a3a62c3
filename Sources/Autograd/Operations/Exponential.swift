import Tensors

/// The exponential function of every number.
///
///     y = eˣ
///     ∂x = ∂y ⊙ y
///
/// Shapes: any → the same.
public func exp(_ x: Variable) -> Variable {
  let y = x.value.exp()
  return x.tape.record("exp", y, from: x) { dy in [dy * y] }
}
