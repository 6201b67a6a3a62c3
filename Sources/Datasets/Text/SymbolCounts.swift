import Tensors

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// How often symbols stand in a text, and after which other: what predicts the next symbol without any learning.
///
/// One is added to every count, so that what was never seen is unlikely, and not impossible.
public struct SymbolCounts: Sendable {
  private let symbols: Int
  private var single: [Int]
  private var pairs: [Int: Int] = [:]
  private var before: [Int]
  private var total = 0

  /// Counts pairs of a symbol and the one after it; all numbers are below `symbols`.
  public init(of pairs: [(symbol: Int, next: Int)], symbols: Int) {
    self.symbols = symbols
    single = Array(repeating: 0, count: symbols)
    before = single
    for (symbol, next) in pairs {
      single[next] += 1
      before[symbol] += 1
      self.pairs[symbol * symbols + next, default: 0] += 1
      total += 1
    }
  }

  /// The cross-entropy, in nats a symbol, of whoever says how often each symbol comes, on these other pairs.
  public func lossOfFrequencies(on pairs: [(symbol: Int, next: Int)]) -> Double {
    mean(over: pairs) { _, next in Double(single[next] + 1) / Double(total + symbols) }
  }

  /// The same of whoever says how often each symbol comes after the one before.
  public func lossOfPairs(on pairs: [(symbol: Int, next: Int)]) -> Double {
    mean(over: pairs) { symbol, next in
      Double(self.pairs[symbol * symbols + next, default: 0] + 1) / Double(before[symbol] + symbols)
    }
  }

  private func mean(over pairs: [(symbol: Int, next: Int)], _ probability: (Int, Int) -> Double) -> Double {
    guard !pairs.isEmpty else { refuse("a cross-entropy needs at least one pair of symbols, and got none.") }
    return pairs.reduce(0) { $0 - log(probability($1.symbol, $1.next)) } / Double(pairs.count)
  }
}
