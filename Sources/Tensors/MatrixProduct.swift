/// Products of matrices, also with one of them transposed: going back through x·W needs dy·Wᵀ and xᵀ·dy, and nothing is copied for it.
///
/// Whoever computes the same product again and again can write it into the tensor of the time before.
extension Tensor {
  /// x·W: [R, K] and [K, C] → [R, C].
  public func matrixProduct(_ other: Tensor) -> Tensor { product(.plain, other) }

  package func matrixProduct(_ other: Tensor, into result: inout Tensor) { product(.plain, other, into: &result) }

  /// xᵀ·Y: [K, R] and [K, C] → [R, C].
  public func transposedMatrixProduct(_ other: Tensor) -> Tensor { product(.transposedLeft, other) }

  package func transposedMatrixProduct(_ other: Tensor, into result: inout Tensor) {
    product(.transposedLeft, other, into: &result)
  }

  /// x·Yᵀ: [R, K] and [C, K] → [R, C].
  public func matrixProductWithTransposed(_ other: Tensor) -> Tensor { product(.transposedRight, other) }

  package func matrixProductWithTransposed(_ other: Tensor, into result: inout Tensor) {
    product(.transposedRight, other, into: &result)
  }

  private enum Product {
    case plain, transposedLeft, transposedRight

    var name: String {
      switch self {
      case .plain: "matrixProduct"
      case .transposedLeft: "transposedMatrixProduct"
      case .transposedRight: "matrixProductWithTransposed"
      }
    }

    var needs: String {
      switch self {
      case .plain: "[R, K] and [K, C]"
      case .transposedLeft: "[K, R] and [K, C]"
      case .transposedRight: "[R, K] and [C, K]"
      }
    }
  }

  private func product(_ kind: Product, _ other: Tensor) -> Tensor {
    let (rows, inner, columns) = sizes(of: kind, other)
    return Tensor(
      trusted: .matrix(rows, columns),
      Numbers(rows * columns) { compute(kind, other, rows: rows, inner: inner, columns: columns, into: $0) })
  }

  private func product(_ kind: Product, _ other: Tensor, into result: inout Tensor) {
    let (rows, inner, columns) = sizes(of: kind, other)
    result.makeRoom(for: .matrix(rows, columns))
    result.numbers.withUnsafeMutableBufferPointer {
      compute(kind, other, rows: rows, inner: inner, columns: columns, into: $0)
    }
  }

  /// R, K and C; stops where there is no such product.
  private func sizes(of kind: Product, _ other: Tensor) -> (rows: Int, inner: Int, columns: Int) {
    let (a, b) = (matrixShape(kind.name), other.matrixShape(kind.name))
    let (rows, inner) = kind == .transposedLeft ? (a.columns, a.rows) : (a.rows, a.columns)
    let (otherInner, columns) = kind == .transposedRight ? (b.columns, b.rows) : (b.rows, b.columns)
    guard inner == otherInner else {
      refuse("\(kind.name) needs \(kind.needs) with the same K, and got \(shape) and \(other.shape).")
    }
    return (rows, inner, columns)
  }

  private func compute(
    _ kind: Product, _ other: Tensor, rows: Int, inner: Int, columns: Int, into out: UnsafeMutableBufferPointer<Scalar>
  ) {
    guard rows * inner * columns > 0, let target = out.baseAddress else { return out.update(repeating: 0) }
    let (left, right) = (kind == .transposedLeft ? (1, rows) : (inner, 1), kind == .transposedRight ? (1, inner) : (columns, 1))
    Kernels.product(
      Kernels.Operand(base: numbers.place, rowStep: left.0, columnStep: left.1),
      Kernels.Operand(base: other.numbers.place, rowStep: right.0, columnStep: right.1), rows: rows, columns: columns,
      along: Kernels.Places(0..<inner), Kernels.Places(0..<inner),
      into: Kernels.Room(target, columns: columns, step: columns))
    extendLifetime((self, other))
  }

  /// Rows become columns: [R, C] → [C, R].
  public func transposed() -> Tensor {
    let (rows, columns) = matrixShape("transposed")
    return Tensor(
      trusted: .matrix(columns, rows),
      Numbers((0..<columns).flatMap { column in (0..<rows).map { numbers[$0 * columns + column] } }))
  }
}
