extension Threads {
  /// A rule that looks at each place of four rows on its own and changes three of them; it gets whole rows, or the same part of each.
  package typealias Change =
    @Sendable (
      _ a: inout MutableSpan<Scalar>, _ b: inout MutableSpan<Scalar>, _ c: inout MutableSpan<Scalar>, _ d: Span<Scalar>
    ) -> Void

  /// Whether so many places are worth several threads.
  package static func areWorthIt(changes: Int) -> Bool { isWorthTwo(multiplications: work(changes: changes)) }

  /// In multiplications: a root and a division take as long as some seventy.
  private static func work(changes: Int) -> Int { 70 * changes }

  /// Changes three rows by a rule, given a fourth as long, on this thread.
  package static func change(_ a: inout Numbers, _ b: inout Numbers, _ c: inout Numbers, given d: Numbers, by rule: Change) {
    precondition(a.count == d.count && b.count == d.count && c.count == d.count)
    a.withUnsafeMutableBufferPointer { a in
      b.withUnsafeMutableBufferPointer { b in
        c.withUnsafeMutableBufferPointer { c in
          d.withUnsafeBufferPointer { d in
            var a = a.mutableSpan
            var b = b.mutableSpan
            var c = c.mutableSpan
            rule(&a, &b, &c, d.span)
          }
        }
      }
    }
  }

  /// Changes the rows of three lists by a rule, given those of a fourth; rows at the same place of the lists are equally long.
  ///
  /// Each thread takes a run of all numbers, from wherever in a row to wherever in another.
  package static func change(
    _ a: inout [Numbers], _ b: inout [Numbers], _ c: inout [Numbers], given d: [Numbers], by rule: Change
  ) {
    precondition(a.count == d.count && b.count == d.count && c.count == d.count)
    var rows: [Rows] = []
    rows.reserveCapacity(d.count)
    var total = 0
    for row in d.indices {
      precondition(a[row].count == d[row].count && b[row].count == d[row].count && c[row].count == d[row].count)
      rows.append(
        Rows(
          places: total..<total + d[row].count, a: a[row].withUnsafeMutableBufferPointer { $0 },
          b: b[row].withUnsafeMutableBufferPointer { $0 }, c: c[row].withUnsafeMutableBufferPointer { $0 },
          d: d[row].withUnsafeBufferPointer { $0 }))
      total += d[row].count
    }
    split(total, multiplications: work(changes: total)) { [rows] part in
      for row in rows where row.places.overlaps(part) {
        let places = row.places.clamped(to: part)
        let range = places.lowerBound - row.places.lowerBound..<places.upperBound - row.places.lowerBound
        var a = row.a.extracting(range).mutableSpan
        var b = row.b.extracting(range).mutableSpan
        var c = row.c.extracting(range).mutableSpan
        rule(&a, &b, &c, row.d.extracting(range).span)
      }
    }
    extendLifetime((a, b, c, d))
  }

  /// A row of each list, and its places among all numbers.
  private struct Rows: @unchecked Sendable {
    let places: Range<Int>
    let a, b, c: UnsafeMutableBufferPointer<Scalar>
    let d: UnsafeBufferPointer<Scalar>
  }
}
