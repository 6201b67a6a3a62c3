import Tensors

extension Variable {
  /// Every row of a matrix times the same row, number by number: a peephole.
  ///
  ///     y[r] = x[r] ⊙ p
  ///     ∂x[r] = ∂y[r] ⊙ p,  ∂p = Σᵣ ∂y[r] ⊙ x[r]
  ///
  /// Shapes: x [R, C], p [C] → [R, C].
  public func multiplied(byRow p: Variable) -> Variable {
    let (xValue, row) = (value, p.value)
    return tape.record("multiply row", xValue.multiplied(byRow: row), from: self, p) { dy in
      [dy.multiplied(byRow: row), (dy * xValue).sumOfRows()]
    }
  }
}
