/// Number by number. Both operands have the same shape, or one of them is a single number (`Scalar`).
extension Tensor {
  public static func + (a: Tensor, b: Tensor) -> Tensor {
    a.requireShape(of: b, for: "+")
    return Tensor(trusted: a.shape, Kernels.add(a.scalars, b.scalars))
  }

  public static func - (a: Tensor, b: Tensor) -> Tensor {
    a.requireShape(of: b, for: "-")
    return Tensor(trusted: a.shape, Kernels.subtract(a.scalars, b.scalars))
  }

  /// Number by number, ⊙ in formulas; for x·W there is `matrixProduct(_:)`.
  public static func * (a: Tensor, b: Tensor) -> Tensor {
    a.requireShape(of: b, for: "*")
    return Tensor(trusted: a.shape, Kernels.multiply(a.scalars, b.scalars))
  }

  public static func / (a: Tensor, b: Tensor) -> Tensor {
    a.requireShape(of: b, for: "/")
    return Tensor(trusted: a.shape, Kernels.divide(a.scalars, b.scalars))
  }

  public static func += (a: inout Tensor, b: Tensor) {
    a.requireShape(of: b, for: "+=")
    Kernels.add(b.scalars, to: &a.scalars)
  }

  public static func + (a: Tensor, b: Scalar) -> Tensor { Tensor(trusted: a.shape, Kernels.add(a.scalars, b)) }
  public static func + (a: Scalar, b: Tensor) -> Tensor { b + a }
  public static func - (a: Tensor, b: Scalar) -> Tensor { a + -b }
  public static func - (a: Scalar, b: Tensor) -> Tensor { -b + a }
  public static func * (a: Tensor, b: Scalar) -> Tensor { Tensor(trusted: a.shape, Kernels.multiply(a.scalars, b)) }
  public static func * (a: Scalar, b: Tensor) -> Tensor { b * a }
  public static func / (a: Tensor, b: Scalar) -> Tensor { a * (1 / b) }
  public static func / (a: Scalar, b: Tensor) -> Tensor { Tensor(trusted: b.shape, Kernels.divide(a, b.scalars)) }
  public static prefix func - (a: Tensor) -> Tensor { a * -1 }

  /// The row [C] added to every row of this matrix [R, C].
  public func adding(row: Tensor) -> Tensor {
    let columns = matrixShape("adding(row:)").columns
    guard row.shape == [columns] else {
      refuse("adding(row:) needs a row as long as the matrix is wide, and got the shapes \(shape) and \(row.shape).")
    }
    return Tensor(trusted: shape, Kernels.add(row: row.scalars, toRowsOf: scalars))
  }
}
