import Tensors

extension Variable {
  /// A row added to every row of a matrix: a bias. Its gradient is the sum over the rows, because it is used in each of them.
  ///
  ///     y[r] = x[r] + b
  ///     ∂x = ∂y,  ∂b = Σᵣ ∂y[r]
  ///
  /// Shapes: x [R, C], b [C] → [R, C].
  public func adding(row b: Variable) -> Variable {
    tape.record("add row", value.adding(row: b.value), from: self, b) { dy in [dy, dy.sumOfRows()] }
  }
}
