extension Threads {
  /// Changes three rows of equally many numbers by a rule that looks at each place on its own, given a fourth row.
  ///
  /// The rule gets all of them, or the same part of each on every thread.
  package static func change(
    _ a: inout [Scalar], _ b: inout [Scalar], _ c: inout [Scalar], given d: [Scalar],
    by rule:
      @escaping @Sendable (
        _ a: inout MutableSpan<Scalar>, _ b: inout MutableSpan<Scalar>, _ c: inout MutableSpan<Scalar>, _ d: Span<Scalar>
      ) -> Void
  ) {
    precondition(a.count == b.count && a.count == c.count && a.count == d.count)
    a.withUnsafeMutableBufferPointer { a in
      b.withUnsafeMutableBufferPointer { b in
        c.withUnsafeMutableBufferPointer { c in
          d.withUnsafeBufferPointer { d in
            let rows = Rows(a: a, b: b, c: c, d: d)
            split(d.count, multiplications: 20 * d.count) { part in
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

  private struct Rows: @unchecked Sendable {
    let a, b, c: UnsafeMutableBufferPointer<Scalar>
    let d: UnsafeBufferPointer<Scalar>
  }
}
