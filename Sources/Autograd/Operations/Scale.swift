import Tensors

extension Variable {
  /// Every number times the same number.
  ///
  ///     y = a·x
  ///     ∂x = a·∂y
  public static func * (x: Variable, a: Scalar) -> Variable {
    x.tape.record("scale", x.value * a, from: x) { dy in [dy * a] }
  }

  public static func * (a: Scalar, x: Variable) -> Variable { x * a }

  /// Every number divided by the same number.
  ///
  ///     y = x / a
  ///     ∂x = ∂y / a
  public static func / (x: Variable, a: Scalar) -> Variable {
    x.tape.record("divide by number", x.value / a, from: x) { dy in [dy / a] }
  }

  public static prefix func - (x: Variable) -> Variable { x * -1 }
}
