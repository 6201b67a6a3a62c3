import Tensors

/// The mean of all N numbers.
///
///     y = Σ x / N
///     ∂x = ∂y / N everywhere
///
/// Shapes: any → [].
public func mean(_ x: Variable) -> Variable {
  let (form, count) = (x.value.form, Scalar(x.value.count))
  return x.tape.record("mean", Tensor(x.value.mean()), from: x) { dy in
    [Tensor(repeating: dy.scalar / count, form)]
  }
}
