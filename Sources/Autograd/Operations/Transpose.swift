import Tensors

extension Variable {
  /// Rows become columns.
  ///
  ///     Y = Xᵀ
  ///     ∂X = ∂Yᵀ
  ///
  /// Shapes: [R, C] → [C, R].
  public func transposed() -> Variable {
    tape.record("transpose", value.transposed(), from: self) { dy in [dy.transposed()] }
  }
}
