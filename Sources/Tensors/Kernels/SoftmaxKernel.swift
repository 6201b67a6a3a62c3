extension Kernels {
  /// The softmax of each row, and how surprised it is by the right class, summed over the rows.
  ///
  ///     p[r] = eˣ / Σ eˣ,      surprise = −Σᵣ log p[r, target of r]
  ///
  /// Both in one pass while the row is in the cache, from the row's largest number so that nothing overflows; the gradient of the
  /// surprise is then p − one at the targets, without another exponential. Rows are spread over threads, and their surprises added in
  /// their order.
  ///
  /// It relies on at least one column and on targets below their number.
  static func softmax(_ x: Numbers, columns: Int, targets: [Int]) -> (p: Numbers, surprise: Scalar) {
    var surprises = [Scalar](repeating: 0, count: targets.count)
    let p = x.withUnsafeBufferPointer { x in
      Numbers(x.count) { out in
        surprises.withUnsafeMutableBufferPointer { surprises in
          guard let source = x.baseAddress, let target = out.baseAddress else { return }
          let rows = SoftmaxRows(source: source, target: target, surprises: surprises, columns: columns)
          // With all that is done beside, an exponential takes as long as some hundred multiplications.
          Threads.split(targets.count, multiplications: 100 * x.count) { rows.compute($0, targets: targets) }
        }
      }
    }
    return (p, surprises.reduce(0, +))
  }

  /// Back from the surprise: p − one at the targets, times the gradient of a row's surprise.
  static func softmaxGradient(_ p: Numbers, columns: Int, targets: [Int], times share: Scalar) -> Numbers {
    p.withUnsafeBufferPointer { p in
      Numbers(p.count) { out in
        guard let from = p.baseAddress, let to = out.baseAddress else { return }
        let places = RowPlaces(from: from, row: from, to: to)
        Threads.split(targets.count, multiplications: readOnce * p.count) { rows in
          for place in rows.lowerBound * columns..<rows.upperBound * columns { places.to[place] = places.from[place] * share }
          for row in rows {
            let place = row * columns + targets[row]
            places.to[place] = (places.from[place] - 1) * share
          }
        }
      }
    }
  }
}

/// Where the numbers of a softmax stand.
private struct SoftmaxRows: @unchecked Sendable {
  let source: Source
  let target: Target
  let surprises: UnsafeMutableBufferPointer<Scalar>
  let columns: Int

  func compute(_ rows: Range<Int>, targets: [Int]) {
    let width = (columns + Lanes.scalarCount - 1) / Lanes.scalarCount * Lanes.scalarCount
    let room = Workspace(width)
    defer { extendLifetime(room) }
    for row in rows {
      let from = source + row * columns
      let (largest, sum) = powers(from, width: width, to: room.base)
      let (inverse, to) = (1 / sum, target + row * columns)
      for column in 0..<columns { to[column] = room.base[column] * inverse }
      surprises[row] = LibraryMaths.logarithm(sum) + (largest - from[targets[row]])
    }
  }

  /// eˣ⁻ˡ with l the largest of a row, in whole registers; returns l and the sum.
  ///
  /// Places after the end of the row begin with a number of the row, and end as zeros: from −∞ they would take part as well, but
  /// e⁻¹⁰⁰ is subnormal, and a product with it takes as long as fifty others.
  private func powers(_ row: Source, width: Int, to out: Target) -> (largest: Scalar, sum: Scalar) {
    out.update(from: row, count: columns)
    (out + columns).update(repeating: row[0], count: width - columns)
    var largest = out.lanes
    for column in stride(from: 0, to: width, by: Lanes.scalarCount) {
      let x = (out + column).lanes
      largest.replace(with: x, where: x .> largest)
    }
    let top = largest.max()
    for column in stride(from: 0, to: width, by: Lanes.scalarCount) {
      (out + column).store(((out + column).lanes - top).exponential())
    }
    (out + columns).update(repeating: 0, count: width - columns)
    var sums = Lanes.zero
    for column in stride(from: 0, to: width, by: Lanes.scalarCount) { sums += (out + column).lanes }
    return (top, sums.sum())
  }
}
