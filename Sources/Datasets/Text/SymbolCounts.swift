import Tensors

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// How often each n-gram, n symbols in a row, stands in a text: what predicts the next symbol without any learning.
///
///     p(s | c) = (seen(cs) + kinds(c) · p(s | c′)) / (followed(c) + kinds(c))           p(s) with nothing known = 1/V
///
/// c are the symbols before, c′ the same without the earliest of them. cs was seen so many times, c was followed by a symbol so many
/// times, and by so many different ones. Where c was never seen, c′ says all; so what was never seen is unlikely, and not impossible.
///
///     let counts = SymbolCounts(of: training.stretches, symbols: alphabet.count, longest: 3)
///     counts.losses(on: validation.stretches)            nats a symbol: by nothing, by frequencies, by 1 symbol before, by 2
///
/// - Source: [WB91], method C, each length mixed with the next shorter one as in [CG99] §2.
public struct SymbolCounts: Sendable {
  /// How many symbols the longest n-gram has.
  public let longest: Int
  private let symbols: Int
  /// An n-gram is a place in these lists; place 0 is that of no symbol at all.
  private var places: [Int: Int32] = [:]
  private var seen: [Int32] = [0]
  private var followed: [Int32] = [0]
  private var kinds: [Int32] = [0]

  /// - Parameter stretches: the text, as numbers of its symbols; no n-gram reaches from one stretch into the next.
  /// - Precondition: at least one symbol, and all numbers are below `symbols`; the longest n-gram has at least 0 symbols.
  /// - Complexity: O(length of the text · longest)
  public init(of stretches: [[Int]], symbols: Int, longest: Int) {
    guard symbols >= 1, longest >= 0, stretches.allSatisfy({ $0.allSatisfy((0..<symbols).contains) }) else {
      refuse("n-grams of up to \(longest) symbols need symbols from 0 to \(symbols - 1), and got others.")
    }
    self.longest = longest
    self.symbols = symbols
    for stretch in stretches {
      var known = [0]
      for symbol in stretch { known = [0] + known.prefix(longest).map { count(symbol, after: $0) } }
    }
  }

  /// The cross-entropy, in nats a symbol, of whoever foretells each symbol by those before it: by none, and with every symbol equally
  /// likely; by how often each symbol stands in the text; by the symbol before; by the two before, and so on up to the longest.
  ///
  /// The first symbol of each stretch is not foretold. Near it, fewer symbols are known.
  ///
  /// - Precondition: a stretch of at least two symbols; all numbers are below V.
  public func losses(on stretches: [[Int]]) -> [Double] {
    var sums = Array(repeating: 0.0, count: longest + 1)
    var count = 0
    for stretch in stretches {
      var known = [0]
      for (place, symbol) in stretch.enumerated() {
        let (likely, next) = probabilities(of: symbol, known: known)
        known = next
        guard place > 0 else { continue }
        for length in sums.indices { sums[length] -= log(likely[min(length, likely.count - 1)]) }
        count += 1
      }
    }
    guard count > 0 else { refuse("a cross-entropy needs a stretch of at least two symbols, and got none.") }
    return sums.map { $0 / Double(count) }
  }

  /// How likely a symbol is after these, of which the last ones are looked at.
  ///
  /// - Precondition: all numbers are below V.
  public func probability(of symbol: Int, after context: [Int]) -> Double {
    var known = [0]
    for symbol in context { known = probabilities(of: symbol, known: known).next }
    return probabilities(of: symbol, known: known).likely.last!
  }

  /// Counts a symbol after an n-gram, and gives the place of the two together.
  private mutating func count(_ symbol: Int, after context: Int) -> Int {
    followed[context] += 1
    let key = context * symbols + symbol
    if let place = places[key] {
      seen[Int(place)] += 1
      return Int(place)
    }
    kinds[context] += 1
    places[key] = Int32(seen.count)
    seen.append(1)
    followed.append(0)
    kinds.append(0)
    return seen.count - 1
  }

  /// How likely a symbol is by nothing, by frequencies, and by ever more of the symbols before, whose n-grams' places are known; and the
  /// places of the n-grams that it ends.
  private func probabilities(of symbol: Int, known: [Int]) -> (likely: [Double], next: [Int]) {
    guard (0..<symbols).contains(symbol) else { refuse("there is no symbol \(symbol) among \(symbols).") }
    var likely = [1 / Double(symbols)]
    var next = [0]
    for context in known.prefix(longest) {
      let place = places[context * symbols + symbol]
      let novel = Double(kinds[context])
      let times = place.map { Double(seen[Int($0)]) } ?? 0
      if followed[context] > 0 { likely.append((times + novel * likely.last!) / (Double(followed[context]) + novel)) }
      if let place { next.append(Int(place)) }
    }
    return (likely, next)
  }
}
