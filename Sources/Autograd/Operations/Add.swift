import Tensors

extension Variable {
  /// The sum, number by number.
  ///
  ///     z = x + y
  ///     ∂x = ∂z,  ∂y = ∂z
  ///
  /// Shapes: both the same → the same.
  public static func + (x: Variable, y: Variable) -> Variable {
    x.tape.record("add", x.value + y.value, from: x, y) { dz in [dz, dz] }
  }

  /// A number added everywhere; the gradient does not notice.
  public static func + (x: Variable, number: Scalar) -> Variable {
    x.tape.record("add number", x.value + number, from: x) { dz in [dz] }
  }

  public static func + (number: Scalar, x: Variable) -> Variable { x + number }
}
