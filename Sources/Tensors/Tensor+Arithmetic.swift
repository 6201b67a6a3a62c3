/// Number by number. Both operands have the same shape, or one of them is a single number (`Scalar`).
extension Tensor {
  public static func + (a: Tensor, b: Tensor) -> Tensor {
    a.requireShape(of: b, for: "+")
    return Tensor(trusted: a.form, Kernels.add(a.scalars, b.scalars))
  }

  public static func - (a: Tensor, b: Tensor) -> Tensor {
    a.requireShape(of: b, for: "-")
    return Tensor(trusted: a.form, Kernels.subtract(a.scalars, b.scalars))
  }

  /// Number by number, ⊙ in formulas; for x·W there is `matrixProduct(_:)`.
  public static func * (a: Tensor, b: Tensor) -> Tensor {
    a.requireShape(of: b, for: "*")
    return Tensor(trusted: a.form, Kernels.multiply(a.scalars, b.scalars))
  }

  public static func / (a: Tensor, b: Tensor) -> Tensor {
    a.requireShape(of: b, for: "/")
    return Tensor(trusted: a.form, Kernels.divide(a.scalars, b.scalars))
  }

  public static func += (a: inout Tensor, b: Tensor) {
    a.requireShape(of: b, for: "+=")
    Kernels.add(b.scalars, to: &a.scalars)
  }

  public static func + (a: Tensor, b: Scalar) -> Tensor { Tensor(trusted: a.form, Kernels.add(a.scalars, b)) }
  public static func + (a: Scalar, b: Tensor) -> Tensor { b + a }
  public static func - (a: Tensor, b: Scalar) -> Tensor { a + -b }
  public static func - (a: Scalar, b: Tensor) -> Tensor { -b + a }
  public static func * (a: Tensor, b: Scalar) -> Tensor { Tensor(trusted: a.form, Kernels.multiply(a.scalars, b)) }
  public static func * (a: Scalar, b: Tensor) -> Tensor { b * a }
  public static func / (a: Tensor, b: Scalar) -> Tensor { Tensor(trusted: a.form, Kernels.divide(a.scalars, b)) }
  public static func / (a: Scalar, b: Tensor) -> Tensor { Tensor(trusted: b.form, Kernels.divide(a, b.scalars)) }
  public static prefix func - (a: Tensor) -> Tensor { a * -1 }

  /// The row [C] added to every row of this matrix [R, C].
  public func adding(row: Tensor) -> Tensor {
    let columns = matrixShape("adding(row:)").columns
    guard row.form == .row(columns) else {
      refuse("adding(row:) needs a row as long as the matrix is wide, and got the shapes \(shape) and \(row.shape).")
    }
    return Tensor(trusted: form, Kernels.add(row: row.scalars, toRowsOf: scalars))
  }

  /// Every row of this matrix [R, C] times the row [C], number by number.
  public func multiplied(byRow row: Tensor) -> Tensor {
    let columns = matrixShape("multiplied(byRow:)").columns
    guard row.form == .row(columns) else {
      refuse("multiplied(byRow:) needs a row as long as the matrix is wide, and got the shapes \(shape) and \(row.shape).")
    }
    return Tensor(trusted: form, Kernels.multiply(row: row.scalars, intoRowsOf: scalars))
  }

  /// Row r of this matrix [R, C] times number r of the column [R].
  public func multiplied(byColumn column: Tensor) -> Tensor {
    let (rows, columns) = matrixShape("multiplied(byColumn:)")
    guard column.form == .row(rows) else {
      refuse("multiplied(byColumn:) needs one number for each row, and got the shapes \(shape) and \(column.shape).")
    }
    return Tensor(trusted: form, scalars.indices.map { scalars[$0] * column.scalars[$0 / columns] })
  }
}
