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

  static func sum(_ a: [Scalar]) -> Scalar {
    a.withUnsafeBufferPointer { a in sum(a.count) { a[$0] } }
  }

  static func sumOfSquares(_ a: [Scalar]) -> Scalar {
    a.withUnsafeBufferPointer { a in sum(a.count) { a[$0] * a[$0] } }
  }

  static func sumOfProducts(_ a: [Scalar], _ b: [Scalar]) -> Scalar {
    a.withUnsafeBufferPointer { a in b.withUnsafeBufferPointer { b in sum(a.count) { a[$0] * b[$0] } } }
  }

  /// The sum of all rows of a matrix: one row.
  static func sumOfRows(_ a: [Scalar], columns: Int) -> [Scalar] {
    a.withUnsafeBufferPointer { a in
      [Scalar](unsafeUninitializedCapacity: columns) { out, count in
        for i in 0..<columns { out[i] = 0 }
        var start = 0
        while start < a.count {
          for i in 0..<columns { out[i] += a[start + i] }
          start += columns
        }
        count = columns
      }
    }
  }
}
