extension Threads {
  /// A rule that looks at each place of four rows on its own and changes three of them; it gets whole rows, or the same part of each.
  package typealias Change =
    @Sendable (
      _ a: inout MutableSpan<Scalar>, _ b: inout MutableSpan<Scalar>, _ c: inout MutableSpan<Scalar>, _ d: Span<Scalar>
    ) -> Void

  /// Changes the rows of three lists by a rule, given those of a fourth; rows at the same place of the lists are equally long.
  ///
  /// Where one row has more than half of all numbers, each is spread over the threads; else each thread takes some of the rows.
  package static func change(
    _ a: inout [[Scalar]], _ b: inout [[Scalar]], _ c: inout [[Scalar]], given d: [[Scalar]], by rule: Change
  ) {
    precondition(a.count == d.count && b.count == d.count && c.count == d.count)
    var (total, largest) = (0, 0)
    for row in d { (total, largest) = (total + row.count, max(largest, row.count)) }
    let together = 2 * largest <= total
    a.withUnsafeMutableBufferPointer { a in
      b.withUnsafeMutableBufferPointer { b in
        c.withUnsafeMutableBufferPointer { c in
          let lists = Lists(a: a, b: b, c: c)
          split(d.count, multiplications: together ? work(total) : 0) { rows in
            for row in rows { change(&lists.a[row], &lists.b[row], &lists.c[row], given: d[row], by: rule) }
          }
        }
      }
    }
  }

  /// The same for one row of each.
  private static func change(_ a: inout [Scalar], _ b: inout [Scalar], _ c: inout [Scalar], given d: [Scalar], by rule: Change)
  {
    precondition(a.count == d.count && b.count == d.count && c.count == d.count)
    a.withUnsafeMutableBufferPointer { a in
      b.withUnsafeMutableBufferPointer { b in
        c.withUnsafeMutableBufferPointer { c in
          d.withUnsafeBufferPointer { d in
            let rows = Rows(a: a, b: b, c: c, d: d)
            split(d.count, multiplications: work(d.count)) { part in
              var a = rows.a.extracting(part).mutableSpan
              var b = rows.b.extracting(part).mutableSpan
              var c = rows.c.extracting(part).mutableSpan
              rule(&a, &b, &c, rows.d.extracting(part).span)
            }
          }
        }
      }
    }
  }

  /// A root and a division take as long as some twenty multiplications.
  private static func work(_ numbers: Int) -> Int { 20 * numbers }

  private struct Lists: @unchecked Sendable {
    let a, b, c: UnsafeMutableBufferPointer<[Scalar]>
  }

  private struct Rows: @unchecked Sendable {
    let a, b, c: UnsafeMutableBufferPointer<Scalar>
    let d: UnsafeBufferPointer<Scalar>
  }
}
