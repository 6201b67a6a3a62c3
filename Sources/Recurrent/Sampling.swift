import Tensors

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// How one of several symbols is chosen by their scores.
///
///     p = softmax(scores / temperature), among the most likely ones
///
///     Sampling(temperature: 0.8, top: 10).choice(among: scores, dice: &dice)
///
/// At a temperature of 1 each symbol comes as often as its probability says; below 1 the likely ones come more often than that, and at 0
/// the most likely one always. Above 1 all become more alike.
///
/// - Source: [AHS85] for the temperature, [FLD18] for taking the most likely ones only.
public struct Sampling: Equatable, Sendable {
  public let temperature: Double
  /// How many symbols may be chosen, the most likely ones; all of them if nil.
  public let top: Int?

  /// - Precondition: a finite temperature of 0 or more; at least one symbol may be chosen.
  public init(temperature: Double = 1, top: Int? = nil) {
    guard temperature >= 0, temperature.isFinite else {
      refuse("symbols are chosen at a finite temperature of 0 or more, and got \(temperature).")
    }
    if let top, top < 1 { refuse("at least 1 symbol has to be left to choose from, and got \(top).") }
    self.temperature = temperature
    self.top = top
  }

  /// How likely each symbol is to be chosen.
  ///
  /// Shapes: V scores → V numbers that add up to 1. Of symbols with the same score, the first counts as the more likely where not all can
  /// be taken.
  ///
  /// - Precondition: at least one score, and all of them are numbers that are not infinite.
  public func chances(of scores: [Scalar]) -> [Double] {
    guard !scores.isEmpty, scores.allSatisfy(\.isFinite) else {
      refuse("symbols are chosen by one or more finite scores, and got \(scores.isEmpty ? "none" : shortText(worst(scores))).")
    }
    let order = scores.indices.sorted { (scores[$1], $0) < (scores[$0], $1) }
    var chances = Array(repeating: 0.0, count: scores.count)
    if temperature == 0 {
      chances[order[0]] = 1
      return chances
    }
    let largest = Double(scores[order[0]])
    for symbol in order.prefix(top ?? order.count) { chances[symbol] = exp((Double(scores[symbol]) - largest) / temperature) }
    let sum = chances.reduce(0, +)
    return chances.map { $0 / sum }
  }

  /// The number of the symbol that the dice choose.
  ///
  /// - Precondition: as for ``chances(of:)``.
  public func choice(among scores: [Scalar], dice: inout Dice) -> Int {
    let chances = chances(of: scores)
    var rest = dice.uniform()
    for (symbol, chance) in chances.enumerated() {
      rest -= chance
      if rest < 0 { return symbol }
    }
    // The chances add up to 1 only up to rounding.
    return chances.lastIndex { $0 > 0 }!
  }

  private func worst(_ scores: [Scalar]) -> Double { Double(scores.first { !$0.isFinite }!) }
}
