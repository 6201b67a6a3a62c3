/// Taking matrices apart and putting them together.
extension Tensor {
  /// Matrices with equally many rows, side by side: [R, C₁], [R, C₂], … → [R, C₁ + C₂ + …].
  public static func concatenating(columnsOf parts: [Tensor]) -> Tensor {
    let rows = parts.first?.matrixShape("concatenating(columnsOf:)").rows ?? 0
    let widths = parts.map { $0.matrixShape("concatenating(columnsOf:)").columns }
    guard !parts.isEmpty, parts.allSatisfy({ $0.rows == rows }) else {
      refuse("concatenating(columnsOf:) needs matrices with equally many rows, and got \(parts.map(\.shape)).")
    }
    let columns = widths.reduce(0, +)
    let numbers = Numbers(rows * columns) { all in
      var column = 0
      for (part, width) in zip(parts, widths) {
        for row in 0..<rows { part.numbers.copy(row * width..<(row + 1) * width, to: all, at: row * columns + column) }
        column += width
      }
    }
    return Tensor(trusted: .matrix(rows, columns), numbers)
  }

  /// Matrices with equally many columns, one below the other: [R₁, C], [R₂, C], … → [R₁ + R₂ + …, C].
  public static func concatenating(rowsOf parts: [Tensor]) -> Tensor {
    let columns = parts.first?.matrixShape("concatenating(rowsOf:)").columns ?? 0
    guard !parts.isEmpty, parts.allSatisfy({ $0.columns == columns }) else {
      refuse("concatenating(rowsOf:) needs matrices with equally many columns, and got \(parts.map(\.shape)).")
    }
    let rows = parts.reduce(0) { $0 + $1.rows }
    let numbers = Numbers(rows * columns) { all in
      var place = 0
      for part in parts {
        part.numbers.copy(0..<part.count, to: all, at: place)
        place += part.count
      }
    }
    return Tensor(trusted: .matrix(rows, columns), numbers)
  }

  /// Some neighbouring columns of a matrix: [R, C] → [R, range.count].
  public func columns(_ range: Range<Int>) -> Tensor {
    let (rows, columns) = matrixShape("columns(_:)")
    guard range.lowerBound >= 0, range.upperBound <= columns else {
      refuse("columns(_:) needs columns between 0 and \(columns), and got \(range) of the shape \(shape).")
    }
    let taken = Numbers(rows * range.count) { taken in
      for row in 0..<rows {
        numbers.copy(
          row * columns + range.lowerBound..<row * columns + range.upperBound, to: taken, at: row * range.count)
      }
    }
    return Tensor(trusted: .matrix(rows, range.count), taken)
  }

  /// Some neighbouring rows of a matrix: [R, C] → [range.count, C].
  public func rows(_ range: Range<Int>) -> Tensor {
    let (rows, columns) = matrixShape("rows(_:)")
    guard range.lowerBound >= 0, range.upperBound <= rows else {
      refuse("rows(_:) needs rows between 0 and \(rows), and got \(range) of the shape \(shape).")
    }
    let taken = Numbers(range.count * columns) {
      numbers.copy(range.lowerBound * columns..<range.upperBound * columns, to: $0, at: 0)
    }
    return Tensor(trusted: .matrix(range.count, columns), taken)
  }

  /// The rows with these numbers, in this order, also repeated: [R, C] → [indices.count, C].
  public func rows(at indices: [Int]) -> Tensor {
    let (rows, columns) = matrixShape("rows(at:)")
    for index in indices {
      guard (0..<rows).contains(index) else { refuse("rows(at:) needs rows below \(rows), and got \(index).") }
    }
    let taken = Numbers(indices.count * columns) { taken in
      for (place, index) in indices.enumerated() {
        numbers.copy(index * columns..<(index + 1) * columns, to: taken, at: place * columns)
      }
    }
    return Tensor(trusted: .matrix(indices.count, columns), taken)
  }

  /// This matrix with some neighbouring columns exchanged.
  package func replacing(columns range: Range<Int>, with part: Tensor) -> Tensor {
    var result = self
    let (rows, columns) = (rows, columns)
    result.numbers.withUnsafeMutableBufferPointer { numbers in
      for row in 0..<rows {
        part.numbers.copy(
          row * range.count..<(row + 1) * range.count, to: numbers, at: row * columns + range.lowerBound)
      }
    }
    return result
  }

  /// This matrix with some neighbouring rows exchanged.
  package func replacing(rows range: Range<Int>, with part: Tensor) -> Tensor {
    var result = self
    let columns = columns
    result.numbers.withUnsafeMutableBufferPointer {
      part.numbers.copy(0..<range.count * columns, to: $0, at: range.lowerBound * columns)
    }
    return result
  }

  /// Adds each row of `part` to the row of this matrix with the number at the same place of `indices`.
  package mutating func add(rowsOf part: Tensor, at indices: [Int]) {
    let columns = self.columns
    numbers.withUnsafeMutableBufferPointer { numbers in
      part.numbers.withUnsafeBufferPointer { part in
        for (row, index) in indices.enumerated() {
          for column in 0..<columns { numbers[index * columns + column] += part[row * columns + column] }
        }
      }
    }
  }
}
