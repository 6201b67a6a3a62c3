import Tensors

extension Variable {
  /// Every number times the same number.
  ///
  ///     y = a·x
  ///     ∂x = a·∂y
  public static func * (x: Variable, a: Scalar) -> Variable {
    x.tape.record("scale", x.value * a, from: [x]) { dy in [dy * a] }
  }

  public static func * (a: Scalar, x: Variable) -> Variable { x * a }
  public static func / (x: Variable, a: Scalar) -> Variable { x * (1 / a) }
  public static prefix func - (x: Variable) -> Variable { x * -1 }
}
