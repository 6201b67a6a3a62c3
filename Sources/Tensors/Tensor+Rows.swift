/// Taking matrices apart and putting them together.
extension Tensor {
  /// Matrices with equally many rows, side by side: [R, C₁], [R, C₂], … → [R, C₁ + C₂ + …].
  public static func concatenating(columnsOf parts: [Tensor]) -> Tensor {
    let rows = parts.first?.matrixShape("concatenating(columnsOf:)").rows ?? 0
    let widths = parts.map { $0.matrixShape("concatenating(columnsOf:)").columns }
    guard !parts.isEmpty, parts.allSatisfy({ $0.rows == rows }) else {
      refuse("concatenating(columnsOf:) needs matrices with equally many rows, and got \(parts.map(\.shape)).")
    }
    var scalars: [Scalar] = []
    scalars.reserveCapacity(rows * widths.reduce(0, +))
    for row in 0..<rows {
      for (part, width) in zip(parts, widths) { scalars += part.scalars[row * width..<(row + 1) * width] }
    }
    return Tensor(trusted: .matrix(rows, widths.reduce(0, +)), scalars)
  }

  /// Matrices with equally many columns, one below the other: [R₁, C], [R₂, C], … → [R₁ + R₂ + …, C].
  public static func concatenating(rowsOf parts: [Tensor]) -> Tensor {
    let columns = parts.first?.matrixShape("concatenating(rowsOf:)").columns ?? 0
    guard !parts.isEmpty, parts.allSatisfy({ $0.columns == columns }) else {
      refuse("concatenating(rowsOf:) needs matrices with equally many columns, and got \(parts.map(\.shape)).")
    }
    return Tensor(trusted: .matrix(parts.reduce(0) { $0 + $1.rows }, columns), parts.flatMap(\.scalars))
  }

  /// Some neighbouring columns of a matrix: [R, C] → [R, range.count].
  public func columns(_ range: Range<Int>) -> Tensor {
    let (rows, columns) = matrixShape("columns(_:)")
    guard range.lowerBound >= 0, range.upperBound <= columns else {
      refuse("columns(_:) needs columns between 0 and \(columns), and got \(range) of the shape \(shape).")
    }
    var taken: [Scalar] = []
    taken.reserveCapacity(rows * range.count)
    for row in 0..<rows { taken += scalars[row * columns + range.lowerBound..<row * columns + range.upperBound] }
    return Tensor(trusted: .matrix(rows, range.count), taken)
  }

  /// Some neighbouring rows of a matrix: [R, C] → [range.count, C].
  public func rows(_ range: Range<Int>) -> Tensor {
    let (rows, columns) = matrixShape("rows(_:)")
    guard range.lowerBound >= 0, range.upperBound <= rows else {
      refuse("rows(_:) needs rows between 0 and \(rows), and got \(range) of the shape \(shape).")
    }
    return Tensor(
      trusted: .matrix(range.count, columns), Array(scalars[range.lowerBound * columns..<range.upperBound * columns]))
  }

  /// The rows with these numbers, in this order, also repeated: [R, C] → [indices.count, C].
  public func rows(at indices: [Int]) -> Tensor {
    let (rows, columns) = matrixShape("rows(at:)")
    var taken: [Scalar] = []
    taken.reserveCapacity(indices.count * columns)
    for index in indices {
      guard (0..<rows).contains(index) else { refuse("rows(at:) needs rows below \(rows), and got \(index).") }
      taken += scalars[index * columns..<(index + 1) * columns]
    }
    return Tensor(trusted: .matrix(indices.count, columns), taken)
  }

  /// This matrix with some neighbouring columns exchanged.
  package func replacing(columns range: Range<Int>, with part: Tensor) -> Tensor {
    var result = self
    for row in 0..<rows {
      let start = row * columns + range.lowerBound
      result.scalars.replaceSubrange(
        start..<start + range.count, with: part.scalars[row * range.count..<(row + 1) * range.count])
    }
    return result
  }

  /// This matrix with some neighbouring rows exchanged.
  package func replacing(rows range: Range<Int>, with part: Tensor) -> Tensor {
    var result = self
    result.scalars.replaceSubrange(range.lowerBound * columns..<range.upperBound * columns, with: part.scalars)
    return result
  }

  /// Adds each row of `part` to the row of this matrix with the number at the same place of `indices`.
  package mutating func add(rowsOf part: Tensor, at indices: [Int]) {
    let columns = self.columns
    for (row, index) in indices.enumerated() {
      for column in 0..<columns { scalars[index * columns + column] += part.scalars[row * columns + column] }
    }
  }
}
