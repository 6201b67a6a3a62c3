/// Number by number. Both operands have the same shape, or one of them is a single number (`Scalar`).
extension Tensor {
  public static func + (a: Tensor, b: Tensor) -> Tensor {
    a.requireShape(of: b, for: "+")
    return Tensor(trusted: a.form, Kernels.add(a.numbers, b.numbers))
  }

  public static func - (a: Tensor, b: Tensor) -> Tensor {
    a.requireShape(of: b, for: "-")
    return Tensor(trusted: a.form, Kernels.subtract(a.numbers, b.numbers))
  }

  /// Number by number, ⊙ in formulas; for x·W there is `matrixProduct(_:)`.
  public static func * (a: Tensor, b: Tensor) -> Tensor {
    a.requireShape(of: b, for: "*")
    return Tensor(trusted: a.form, Kernels.multiply(a.numbers, b.numbers))
  }

  public static func / (a: Tensor, b: Tensor) -> Tensor {
    a.requireShape(of: b, for: "/")
    return Tensor(trusted: a.form, Kernels.divide(a.numbers, b.numbers))
  }

  public static func += (a: inout Tensor, b: Tensor) {
    a.requireShape(of: b, for: "+=")
    Kernels.add(b.numbers, to: &a.numbers)
  }

  public static func + (a: Tensor, b: Scalar) -> Tensor { Tensor(trusted: a.form, Kernels.add(a.numbers, b)) }
  public static func + (a: Scalar, b: Tensor) -> Tensor { b + a }
  public static func - (a: Tensor, b: Scalar) -> Tensor { a + -b }
  public static func - (a: Scalar, b: Tensor) -> Tensor { -b + a }
  public static func * (a: Tensor, b: Scalar) -> Tensor { Tensor(trusted: a.form, Kernels.multiply(a.numbers, b)) }
  public static func * (a: Scalar, b: Tensor) -> Tensor { b * a }
  public static func / (a: Tensor, b: Scalar) -> Tensor { Tensor(trusted: a.form, Kernels.divide(a.numbers, b)) }
  public static func / (a: Scalar, b: Tensor) -> Tensor { Tensor(trusted: b.form, Kernels.divide(a, b.numbers)) }
  public static prefix func - (a: Tensor) -> Tensor { a * -1 }

  /// The row [C] added to every row of this matrix [R, C].
  public func adding(row: Tensor) -> Tensor {
    requireRow(row, "adding(row:)")
    return Tensor(trusted: form, Kernels.add(row: row.numbers, toRowsOf: numbers))
  }

  /// The same without a new tensor.
  package mutating func add(row: Tensor) {
    requireRow(row, "adding(row:)")
    Kernels.add(row: row.numbers, toEachRowOf: &numbers)
  }

  /// Every row of this matrix [R, C] times the row [C], number by number.
  public func multiplied(byRow row: Tensor) -> Tensor {
    requireRow(row, "multiplied(byRow:)")
    return Tensor(trusted: form, Kernels.multiply(row: row.numbers, intoRowsOf: numbers))
  }

  private func requireRow(_ row: Tensor, _ operation: String) {
    guard row.form == .row(matrixShape(operation).columns) else {
      refuse("\(operation) needs a row as long as the matrix is wide, and got the shapes \(shape) and \(row.shape).")
    }
  }

  /// Row r of this matrix [R, C] times number r of the column [R].
  public func multiplied(byColumn column: Tensor) -> Tensor {
    let (rows, columns) = matrixShape("multiplied(byColumn:)")
    guard column.form == .row(rows) else {
      refuse("multiplied(byColumn:) needs one number for each row, and got the shapes \(shape) and \(column.shape).")
    }
    return Tensor(trusted: form, Numbers(numbers.indices.map { numbers[$0] * column.numbers[$0 / columns] }))
  }
}
