extension Kernels {
  /// The softmax of each row, and how surprised it is by the right class, summed over the rows.
  ///
  ///     p[r] = eˣ / Σ eˣ,      surprise = −Σᵣ log p[r, target of r]
  ///
  /// Both in one pass while the row is in the cache, from the row's largest number so that nothing overflows; the gradient of the
  /// surprise is then p − one at the targets, without another exponential.
  ///
  /// It relies on at least one column and on targets below their number.
  static func softmax(_ x: [Scalar], columns: Int, targets: [Int]) -> (p: [Scalar], surprise: Scalar) {
    var surprise = Scalar(0)
    let p = x.withUnsafeBufferPointer { x in
      [Scalar](unsafeUninitializedCapacity: x.count) { out, count in
        count = x.count
        guard let source = x.baseAddress, let target = out.baseAddress else { return }
        for (row, right) in targets.enumerated() {
          let from = source + row * columns
          let (largest, sum) = powers(from, columns: columns, to: target + row * columns)
          let inverse = 1 / sum
          for column in row * columns..<(row + 1) * columns { target[column] *= inverse }
          surprise += LibraryMaths.logarithm(sum) + (largest - from[right])
        }
      }
    }
    return (p, surprise)
  }

  /// eˣ⁻ˡ with l the largest of a row; returns l and the sum.
  @inline(__always)
  private static func powers(_ row: Source, columns: Int, to out: Target) -> (largest: Scalar, sum: Scalar) {
    let whole = columns - columns % Lanes.scalarCount
    var rest = Lanes(repeating: -.infinity)
    for lane in 0..<columns - whole { rest[lane] = row[whole + lane] }
    var largest = rest
    for column in stride(from: 0, to: whole, by: Lanes.scalarCount) {
      let x = (row + column).lanes
      largest.replace(with: x, where: x .> largest)
    }
    let top = largest.max()
    var sums = Lanes.zero
    for column in stride(from: 0, to: whole, by: Lanes.scalarCount) {
      let e = ((row + column).lanes - top).exponential()
      (out + column).store(e)
      sums += e
    }
    guard whole < columns else { return (top, sums.sum()) }
    rest = (rest - top).exponential()
    for lane in 0..<columns - whole { out[whole + lane] = rest[lane] }
    return (top, (sums + rest).sum())
  }
}
