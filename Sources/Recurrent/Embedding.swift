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
}
