import Tensors

extension Variable {
  /// The difference, number by number.
  ///
  ///     z = x − y
  ///     ∂x = ∂z,  ∂y = −∂z
  ///
  /// Shapes: both the same → the same.
  public static func - (x: Variable, y: Variable) -> Variable {
    x.tape.record("subtract", x.value - y.value, from: x, y) { dz in [dz, -dz] }
  }

  public static func - (x: Variable, number: Scalar) -> Variable { x + -number }
  public static func - (number: Scalar, x: Variable) -> Variable { -x + number }
}
