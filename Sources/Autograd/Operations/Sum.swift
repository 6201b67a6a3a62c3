import Tensors

/// The sum of all numbers.
///
///     y = Σ x
///     ∂x = ∂y everywhere
///
/// Shapes: any → [].
public func sum(_ x: Variable) -> Variable {
  let shape = x.shape
  return x.tape.record("sum", Tensor(x.value.sum()), from: [x]) { dy in [Tensor(repeating: dy.scalar, shape: shape)] }
}
