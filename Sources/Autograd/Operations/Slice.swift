import Tensors

extension Variable {
  /// Some neighbouring columns of a matrix; the others get the gradient 0.
  ///
  ///     Y = X[:, a ..< b]
  ///     ∂X[:, a ..< b] = ∂Y,  0 elsewhere
  ///
  /// Shapes: [R, C] → [R, b − a].
  public func columns(_ range: Range<Int>) -> Variable {
    let form = value.form
    return tape.record("columns", value.columns(range), from: self) { dy in
      [Tensor(repeating: 0, form).replacing(columns: range, with: dy)]
    }
  }

  /// Some neighbouring rows of a matrix; the others get the gradient 0.
  ///
  ///     Y = X[a ..< b]
  ///     ∂X[a ..< b] = ∂Y,  0 elsewhere
  ///
  /// Shapes: [R, C] → [b − a, C].
  public func rows(_ range: Range<Int>) -> Variable {
    let form = value.form
    return tape.record("rows", value.rows(range), from: self) { dy in
      [Tensor(repeating: 0, form).replacing(rows: range, with: dy)]
    }
  }
}
