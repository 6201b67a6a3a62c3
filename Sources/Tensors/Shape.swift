import Synchronization

/// How the numbers of a tensor are arranged.
///
/// A training step makes a tensor for every value and every gradient, and nearly all are rows or matrices. So these have their sizes
/// in place; an array for each shape would double what a small step asks of memory.
package enum Shape: Equatable, Sendable, BitwiseCopyable {
  case number
  case row(Int)
  case matrix(Int, Int)
  case other(ManySizes)

  package init(_ sizes: [Int]) {
    switch sizes.count {
    case 0: self = .number
    case 1: self = .row(sizes[0])
    case 2: self = .matrix(sizes[0], sizes[1])
    default: self = .other(ManySizes(sizes))
    }
  }

  /// How many numbers it holds.
  package var count: Int {
    switch self {
    case .number: 1
    case .row(let count): count
    case .matrix(let rows, let columns): rows * columns
    case .other(let many): many.sizes.reduce(1, *)
    }
  }

  package var sizes: [Int] {
    switch self {
    case .number: []
    case .row(let count): [count]
    case .matrix(let rows, let columns): [rows, columns]
    case .other(let many): many.sizes
    }
  }
}

/// More than two sizes.
///
/// A program has few such shapes, so each is kept once, for good, and known by its number: an array in every tensor would be counted
/// whenever a tensor is handed on.
package struct ManySizes: Equatable, Sendable, BitwiseCopyable {
  private let number: Int

  init(_ sizes: [Int]) {
    number = Self.known.withLock { known in
      if let number = known.firstIndex(of: sizes) { return number }
      known.append(sizes)
      return known.count - 1
    }
  }

  var sizes: [Int] { Self.known.withLock { $0[number] } }

  private static let known = Mutex<[[Int]]>([])
}
