/// Number by number: each result depends on the numbers at its own place only.
///
/// The closures are inlined into one loop each, in this file, and the compiler turns every loop into SIMD code.
extension Kernels {
  @inline(__always)
  static func map(_ a: Numbers, _ f: (Scalar) -> Scalar) -> Numbers {
    a.withUnsafeBufferPointer { a in
      Numbers(a.count) { out in
        for i in 0..<a.count { out[i] = f(a[i]) }
      }
    }
  }

  @inline(__always)
  static func map(_ a: Numbers, _ b: Numbers, _ f: (Scalar, Scalar) -> Scalar) -> Numbers {
    a.withUnsafeBufferPointer { a in
      b.withUnsafeBufferPointer { b in
        Numbers(a.count) { out in
          for i in 0..<a.count { out[i] = f(a[i], b[i]) }
        }
      }
    }
  }

  static func add(_ a: Numbers, _ b: Numbers) -> Numbers { map(a, b, +) }
  static func subtract(_ a: Numbers, _ b: Numbers) -> Numbers { map(a, b, -) }
  static func multiply(_ a: Numbers, _ b: Numbers) -> Numbers { map(a, b, *) }
  static func divide(_ a: Numbers, _ b: Numbers) -> Numbers { map(a, b, /) }
  static func add(_ a: Numbers, _ b: Scalar) -> Numbers { map(a) { $0 + b } }
  static func multiply(_ a: Numbers, _ b: Scalar) -> Numbers { map(a) { $0 * b } }
  static func divide(_ a: Numbers, _ b: Scalar) -> Numbers { map(a) { $0 / b } }
  static func divide(_ a: Scalar, _ b: Numbers) -> Numbers { map(b) { a / $0 } }
  static func maximum(_ a: Numbers, _ b: Scalar) -> Numbers { map(a) { $0 < b ? b : $0 } }

  /// dy ⊙ (1 − y²): back through tanh.
  static func tanhGradient(_ dy: Numbers, _ y: Numbers) -> Numbers { map(dy, y) { $0 * (1 - $1 * $1) } }

  /// dy ⊙ y ⊙ (1 − y): back through the logistic function.
  static func sigmoidGradient(_ dy: Numbers, _ y: Numbers) -> Numbers { map(dy, y) { $0 * $1 * (1 - $1) } }

  /// dy where x > 0, and 0 elsewhere: back through the rectifier.
  static func reluGradient(_ dy: Numbers, _ x: Numbers) -> Numbers { map(dy, x) { $1 <= 0 ? 0 : $0 } }

  static func add(_ b: Numbers, to a: inout Numbers) {
    b.withUnsafeBufferPointer { b in
      a.withUnsafeMutableBufferPointer { a in
        for i in 0..<b.count { a[i] += b[i] }
      }
    }
  }

  /// The row added to every row of a matrix with as many columns.
  static func add(row: Numbers, toRowsOf a: Numbers) -> Numbers {
    defer { extendLifetime(a) }
    return Numbers(a.count) { out in if let out = out.baseAddress { mapRows(a.place, count: a.count, row, to: out, +) } }
  }

  /// The same where the matrix stands.
  static func add(row: Numbers, toEachRowOf a: inout Numbers) {
    let (count, columns) = (a.count, row.count)
    a.withUnsafeMutableBufferPointer { a in
      guard let base = a.baseAddress else { return }
      let places = RowPlaces(from: base, row: row.place, to: base)
      forEachRow(of: count, columns: columns) { start in
        let (to, row) = (places.to + start, places.row)
        for i in 0..<columns { to[i] += row[i] }
      }
    }
    extendLifetime(row)
  }

  /// Every row of a matrix times the row, number by number.
  static func multiply(row: Numbers, intoRowsOf a: Numbers) -> Numbers {
    defer { extendLifetime(a) }
    return Numbers(a.count) { out in if let out = out.baseAddress { mapRows(a.place, count: a.count, row, to: out, *) } }
  }

  @inline(__always)
  private static func mapRows(
    _ from: Source, count: Int, _ row: Numbers, to out: Target, _ f: @Sendable (Scalar, Scalar) -> Scalar
  ) {
    let (places, columns) = (RowPlaces(from: from, row: row.place, to: out), row.count)
    forEachRow(of: count, columns: columns) { start in
      let (from, to, row) = (places.from + start, places.to + start, places.row)
      for i in 0..<columns { to[i] = f(from[i], row[i]) }
    }
    extendLifetime(row)
  }

  /// Rows are spread over threads where there are many numbers.
  @inline(__always)
  private static func forEachRow(of count: Int, columns: Int, _ work: @Sendable (_ start: Int) -> Void) {
    if columns == 0 { return }
    Threads.split(count / columns, multiplications: readOnce * count) { rows in
      for start in stride(from: rows.lowerBound * columns, to: rows.upperBound * columns, by: columns) { work(start) }
    }
  }

  /// What is read from memory and used once takes as long as so many multiplications of a matrix product.
  static var readOnce: Int { 20 }

  /// Where the numbers stand of which several threads read and write some rows each.
  struct RowPlaces: @unchecked Sendable {
    let from, row: Source
    let to: Target
  }
}
