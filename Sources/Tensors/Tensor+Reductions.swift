/// Many numbers to one, or to one row.
extension Tensor {
  /// The sum of all numbers.
  public func sum() -> Scalar { Kernels.sum(numbers) }

  /// The mean of all numbers.
  ///
  /// - Precondition: there is at least one.
  public func mean() -> Scalar {
    guard count > 0 else { refuse("mean needs at least one number, and got the shape \(shape).") }
    return sum() / Scalar(count)
  }

  public func sumOfSquares() -> Scalar { Kernels.sumOfSquares(numbers) }

  /// The sum of the products of numbers at the same place.
  public func dot(_ other: Tensor) -> Scalar {
    requireShape(of: other, for: "dot")
    return Kernels.sumOfProducts(numbers, other.numbers)
  }

  /// The sum of a matrix's rows: [R, C] → [C].
  public func sumOfRows() -> Tensor {
    let columns = matrixShape("sumOfRows").columns
    return Tensor(trusted: .row(columns), Numbers(columns) { Kernels.sumOfRows(numbers, columns: columns, into: $0) })
  }

  package func sumOfRows(into result: inout Tensor) {
    let columns = matrixShape("sumOfRows").columns
    result.makeRoom(for: .row(columns))
    result.numbers.withUnsafeMutableBufferPointer { Kernels.sumOfRows(numbers, columns: columns, into: $0) }
  }

  /// The sum of each row of a matrix: [R, C] → [R].
  public func sumOfColumns() -> Tensor {
    let (rows, columns) = matrixShape("sumOfColumns")
    return Tensor(trusted: .row(rows), Numbers((0..<rows).map { numbers[$0 * columns..<($0 + 1) * columns].reduce(0, +) }))
  }

  /// The largest absolute value; 0 where there are no numbers, and NaN where one of them is NaN.
  public func largestMagnitude() -> Scalar {
    numbers.reduce(0) { $0.isNaN || $1.isNaN ? .nan : max($0, abs($1)) }
  }

  /// Whether every number is finite: neither NaN nor infinite.
  public var isFinite: Bool { numbers.withUnsafeBufferPointer { $0.allSatisfy(\.isFinite) } }
}
