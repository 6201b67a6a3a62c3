import Tensors

/// The natural logarithm of the softmax of each row: log-probabilities of O classes.
///
///     y[r] = x[r] − log Σⱼ exp(x[r, j])
///     ∂x[r] = ∂y[r] − softmax(x[r]) · Σⱼ ∂y[r, j]
///
/// Shapes: [R, O] → [R, O].
public func logSoftmax(_ x: Variable) -> Variable {
  let y = x.value.logSoftmaxOfRows()
  return x.tape.record("log softmax", y, from: x) { dy in
    [dy - y.exp().multiplied(byColumn: dy.sumOfColumns())]
  }
}
