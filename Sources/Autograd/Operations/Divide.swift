import Tensors

extension Variable {
  /// The quotient, number by number.
  ///
  ///     z = x / y
  ///     ∂x = ∂z / y,  ∂y = −∂z ⊙ z / y
  ///
  /// Shapes: both the same → the same.
  public static func / (x: Variable, y: Variable) -> Variable {
    let (z, divisor) = (x.value / y.value, y.value)
    return x.tape.record("divide", z, from: x, y) { dz in [dz / divisor, -(dz * z) / divisor] }
  }
}
