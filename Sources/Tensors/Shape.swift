import Synchronization

/// How the numbers of a tensor are arranged.
///
/// A training step makes a tensor for every value and every gradient, and nearly all are rows or matrices. So these have their sizes
/// in place, in a few bytes that are copied without counting owners; an array for each shape would double what a small step asks of
/// memory. A program has few other shapes, so each of them is kept once, for good, and known by its number.
package struct Shape: Equatable, Sendable, BitwiseCopyable {
  private enum Kind: UInt8 {
    case number, row, matrix, other
  }

  private let kind: Kind
  /// The sizes of a row or a matrix, or the number of another shape; the rest is 0.
  private let first, second: Int32

  private init(_ kind: Kind, _ first: Int = 0, _ second: Int = 0) {
    (self.kind, self.first, self.second) = (kind, Int32(first), Int32(second))
  }

  private init(other sizes: [Int]) {
    let number = Self.others.withLock { others in
      if let known = others.firstIndex(of: sizes) { return known }
      others.append(sizes)
      return others.count - 1
    }
    self.init(.other, number)
  }

  package init(_ sizes: [Int]) {
    switch sizes.count {
    case 0: self = .number
    case 1: self = .row(sizes[0])
    case 2: self = .matrix(sizes[0], sizes[1])
    default: self.init(other: sizes)
    }
  }

  static let number = Shape(.number)

  static func row(_ count: Int) -> Shape { count <= Int32.max ? Shape(.row, count) : Shape(other: [count]) }

  static func matrix(_ rows: Int, _ columns: Int) -> Shape {
    max(rows, columns) <= Int32.max ? Shape(.matrix, rows, columns) : Shape(other: [rows, columns])
  }

  private static let others = Mutex<[[Int]]>([])

  /// The sizes of a matrix; nil for any other shape.
  package var matrix: (rows: Int, columns: Int)? { kind == .matrix ? (Int(first), Int(second)) : nil }

  /// How many numbers it holds.
  package var count: Int {
    switch kind {
    case .number: 1
    case .row: Int(first)
    case .matrix: Int(first) * Int(second)
    case .other: sizes.reduce(1, *)
    }
  }

  package var sizes: [Int] {
    switch kind {
    case .number: []
    case .row: [Int(first)]
    case .matrix: [Int(first), Int(second)]
    case .other: Self.others.withLock { $0[Int(first)] }
    }
  }
}
