import Autograd
import Tensors

/// A row of E numbers for each of V symbols, learned like any other parameter.
///
///     x = E[symbols]
///
/// Shapes: table [V, E], B symbols → [B, E]. It equals a one-hot row [1, V] times the table, without the zeros.
public struct Embedding {
  /// [V, E]
  public let table: Parameter

  /// Draws the table from N(0, 1), as PyTorch does.
  public init(symbols: Int, width: Int, named name: String = "embedding", dice: inout Dice) {
    guard symbols > 0, width > 0 else {
      refuse("\(name) needs at least one symbol and one number for it, and got \(symbols) and \(width).")
    }
    table = Parameter("\(name).table", .normal([symbols, width], dice: &dice))
  }

  public var parameters: [Parameter] { [table] }

  public func callAsFunction(_ symbols: [Int], on tape: Tape) -> Variable {
    tape[table].rows(at: symbols)
  }

  /// Rows of V numbers times the table; one-hot rows are looked up, which gives the same numbers and costs V times less.
  ///
  /// Shapes: matrices of R rows in all, [·, V] → [R, E].
  func callAsFunction(rows: [Variable]) -> Variable {
    let tape = rows[0].tape
    var symbols: [Int] = []
    for part in rows {
      guard !part.wantsGradient, let places = part.value.placesOfOnes else {
        return matrixProduct(rows.count == 1 ? rows[0] : concatenate(rowsOf: rows), tape[table])
      }
      symbols += places
    }
    return self(symbols, on: tape)
  }
}

extension Tensor {
  /// The column of the only 1 in each row; nil if a row is not 0 everywhere else.
  fileprivate var placesOfOnes: [Int]? {
    let (numbers, columns) = (numbers, columns)
    var places: [Int] = []
    places.reserveCapacity(rows)
    for start in stride(from: 0, to: count, by: columns) {
      var place = -1
      for column in 0..<columns where numbers[start + column] != 0 {
        guard place < 0, numbers[start + column] == 1 else { return nil }
        place = column
      }
      guard place >= 0 else { return nil }
      places.append(place)
    }
    return places
  }
}
