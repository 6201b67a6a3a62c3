/// Many numbers to few. The order of the additions depends on the sizes only, so the same numbers give the same bits.
extension Kernels {
  /// The sum of f over all places, in eight interleaved partial sums that are added at the end.
  @inline(__always)
  private static func sum(_ count: Int, _ f: (Int) -> Scalar) -> Scalar {
    var partial = SIMD8<Scalar>.zero
    let whole = count & ~7
    var i = 0
    while i < whole {
      for lane in 0..<8 { partial[lane] += f(i + lane) }
      i += 8
    }
    var total = partial.sum()
    while i < count {
      total += f(i)
      i += 1
    }
    return total
  }

  static func sum(_ a: Numbers) -> Scalar {
    a.withUnsafeBufferPointer { a in sum(a.count) { a[$0] } }
  }

  static func sumOfSquares(_ a: Numbers) -> Scalar {
    a.withUnsafeBufferPointer { a in sum(a.count) { a[$0] * a[$0] } }
  }

  static func sumOfProducts(_ a: Numbers, _ b: Numbers) -> Scalar {
    a.withUnsafeBufferPointer { a in b.withUnsafeBufferPointer { b in sum(a.count) { a[$0] * b[$0] } } }
  }

  /// The sum of all rows of a matrix: one row, whose places are spread over threads where there are many numbers.
  static func sumOfRows(_ a: Numbers, columns: Int, into out: UnsafeMutableBufferPointer<Scalar>) {
    out.update(repeating: 0)
    guard columns > 0, let to = out.baseAddress else { return }
    let (places, numbers) = (RowPlaces(from: a.place, row: a.place, to: to), a.count)
    Threads.split(columns, multiplications: readOnce * numbers) { part in
      for start in stride(from: 0, to: numbers, by: columns) {
        let (from, to) = (places.from + start, places.to)
        for i in part { to[i] += from[i] }
      }
    }
    extendLifetime(a)
  }
}
