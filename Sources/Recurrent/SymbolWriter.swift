import Autograd
import Tensors

/// A network that reads symbols, and writes more of them: each symbol that it chooses is the next one that it reads.
///
///     var writer = SymbolWriter(network)
///     for symbol in alphabet.numbers(of: "the wolf ")! { writer.read([symbol]) }
///     let next = writer.write(Sampling(temperature: 0.8), dice: &dice)[0]
///
/// Its memory is carried from symbol to symbol, and begins with zeros. Several rows are written side by side, each for itself.
public struct SymbolWriter {
  public let network: Network
  /// How many texts are written side by side: B.
  public let rows: Int
  /// The scores of the symbol that comes next in each row, [B, V]; zeros before anything was read.
  public private(set) var scores: Tensor
  /// What the network remembers of all that it read; nil before anything was.
  public private(set) var memory: NetworkMemory?

  /// - Precondition: the network reads one number for each symbol, and its readout gives a score for each; it has no filters, which would look
  ///   ahead; at least one row.
  public init(_ network: Network, rows: Int = 1) {
    let sizes = network.architecture
    guard sizes.outputs == sizes.inputs else {
      refuse(
        "a network that writes has as many scores as it has symbols to read, and got \(sizes.outputs ?? 0) and \(sizes.inputs)."
      )
    }
    guard sizes.filters == nil else {
      refuse("a network with filters sees what comes after a symbol, and cannot write; it has \(sizes.filters!).")
    }
    guard rows >= 1 else { refuse("at least 1 row is written, and got \(rows).") }
    self.network = network
    self.rows = rows
    scores = .zeros([rows, sizes.inputs])
  }

  /// Reads one symbol in each row.
  ///
  /// - Precondition: as many symbols as rows, each below V.
  public mutating func read(_ symbols: [Int]) {
    let count = scores.columns
    guard symbols.count == rows, symbols.allSatisfy((0..<count).contains) else {
      refuse("one symbol below \(count) is read for each of \(rows) rows, and got \(symbols).")
    }
    let run = network.run(overSymbols: [symbols], on: Tape(), from: memory, by: .steps)
    memory = run.memory
    scores = network.read(run.outputs).value
  }

  /// Chooses one symbol in each row, and reads it.
  ///
  /// - Returns: The number of each.
  /// - Precondition: the scores are finite; see ``Sampling/chances(of:)``.
  public mutating func write(_ sampling: Sampling, dice: inout Dice) -> [Int] {
    let all = scores.scalars
    let symbols = (0..<rows).map { row in
      sampling.choice(among: Array(all[row * scores.columns..<(row + 1) * scores.columns]), dice: &dice)
    }
    read(symbols)
    return symbols
  }
}
