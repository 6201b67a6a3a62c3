/// How the numbers of a tensor are arranged.
///
/// A training step makes a tensor for every value and every gradient, and nearly all are rows or matrices. So these have their sizes
/// in place; an array for each shape would double what a small step asks of memory.
package enum Shape: Equatable, Sendable {
  case number
  case row(Int)
  case matrix(Int, Int)
  /// More than two sizes.
  case other([Int])

  package init(_ sizes: [Int]) {
    switch sizes.count {
    case 0: self = .number
    case 1: self = .row(sizes[0])
    case 2: self = .matrix(sizes[0], sizes[1])
    default: self = .other(sizes)
    }
  }

  /// How many numbers it holds.
  package var count: Int {
    switch self {
    case .number: 1
    case .row(let count): count
    case .matrix(let rows, let columns): rows * columns
    case .other(let sizes): sizes.reduce(1, *)
    }
  }

  package var sizes: [Int] {
    switch self {
    case .number: []
    case .row(let count): [count]
    case .matrix(let rows, let columns): [rows, columns]
    case .other(let sizes): sizes
    }
  }
}
