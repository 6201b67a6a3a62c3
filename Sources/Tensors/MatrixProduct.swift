/// Products of matrices, also with one of them transposed: going back through x·W needs dy·Wᵀ and xᵀ·dy, and nothing is copied for it.
extension Tensor {
  /// x·W: [R, K] and [K, C] → [R, C].
  public func matrixProduct(_ other: Tensor) -> Tensor {
    let (a, b) = (matrixShape("matrixProduct"), other.matrixShape("matrixProduct"))
    guard a.columns == b.rows else { refuseProduct("matrixProduct", "[R, K] and [K, C]", other) }
    return Tensor(
      trusted: .matrix(a.rows, b.columns),
      Kernels.matrixProduct(
        (numbers, a.columns, 1), (other.numbers, b.columns, 1), rows: a.rows, inner: a.columns,
        columns: b.columns))
  }

  /// xᵀ·Y: [K, R] and [K, C] → [R, C].
  public func transposedMatrixProduct(_ other: Tensor) -> Tensor {
    let (a, b) = (matrixShape("transposedMatrixProduct"), other.matrixShape("transposedMatrixProduct"))
    guard a.rows == b.rows else { refuseProduct("transposedMatrixProduct", "[K, R] and [K, C]", other) }
    return Tensor(
      trusted: .matrix(a.columns, b.columns),
      Kernels.matrixProduct(
        (numbers, 1, a.columns), (other.numbers, b.columns, 1), rows: a.columns,
        inner: a.rows, columns: b.columns))
  }

  /// x·Yᵀ: [R, K] and [C, K] → [R, C].
  public func matrixProductWithTransposed(_ other: Tensor) -> Tensor {
    let (a, b) = (matrixShape("matrixProductWithTransposed"), other.matrixShape("matrixProductWithTransposed"))
    guard a.columns == b.columns else { refuseProduct("matrixProductWithTransposed", "[R, K] and [C, K]", other) }
    return Tensor(
      trusted: .matrix(a.rows, b.rows),
      Kernels.matrixProduct(
        (numbers, a.columns, 1), (other.numbers, 1, b.columns), rows: a.rows,
        inner: a.columns, columns: b.rows))
  }

  private func refuseProduct(_ operation: String, _ needs: String, _ other: Tensor) -> Never {
    refuse("\(operation) needs \(needs) with the same K, and got \(shape) and \(other.shape).")
  }

  /// Rows become columns: [R, C] → [C, R].
  public func transposed() -> Tensor {
    let (rows, columns) = matrixShape("transposed")
    return Tensor(
      trusted: .matrix(columns, rows),
      Numbers((0..<columns).flatMap { column in (0..<rows).map { numbers[$0 * columns + column] } }))
  }
}
