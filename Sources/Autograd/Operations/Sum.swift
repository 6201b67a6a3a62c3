import Tensors

/// The sum of all numbers.
///
///     y = Σ x
///     ∂x = ∂y everywhere
///
/// Shapes: any → [].
public func sum(_ x: Variable) -> Variable {
  let form = x.value.form
  return x.tape.record("sum", Tensor(x.value.sum()), from: x) { dy in [Tensor(repeating: dy.scalar, form)] }
}
