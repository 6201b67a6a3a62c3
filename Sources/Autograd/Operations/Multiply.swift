import Tensors

extension Variable {
  /// The product, number by number: ⊙ in formulas. Each factor's gradient is the other factor.
  ///
  ///     z = x ⊙ y
  ///     ∂x = ∂z ⊙ y,  ∂y = ∂z ⊙ x
  ///
  /// Shapes: both the same → the same.
  public static func * (x: Variable, y: Variable) -> Variable {
    let (xValue, yValue) = (x.value, y.value)
    let (xWants, yWants) = (x.wantsGradient, y.wantsGradient)
    return x.tape.record("multiply", xValue * yValue, from: x, y) { dz in
      [xWants ? dz * yValue : nil, yWants ? dz * xValue : nil]
    }
  }
}
