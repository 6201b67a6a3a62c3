import Tensors

/// The different symbols of a text, each with a number: what a network of characters reads and writes.
///
///     let alphabet = Alphabet(of: "abba")
///     alphabet.symbols                                   ["a", "b"]
///     alphabet.numbers(of: "abba")                       [0, 1, 1, 0]
///
/// A symbol is what a reader takes for one: a letter with its accents, a sign, a line's end.
public struct Alphabet: Equatable, Sendable {
  /// In their order: the number of a symbol is its place, from 0.
  public let symbols: [String]

  private let numbers: [Character: Int]

  /// All symbols of a text, sorted.
  public init(of text: String) {
    self.init(Set(text).map(String.init).sorted())!
  }

  /// These symbols, in this order; nil if one of them is not a single symbol, or is there twice.
  public init?(_ symbols: [String]) {
    guard symbols.allSatisfy({ $0.count == 1 }) else { return nil }
    self.symbols = symbols
    numbers = Dictionary(zip(symbols.map { Character($0) }, symbols.indices)) { first, _ in first }
    guard numbers.count == symbols.count else { return nil }
  }

  /// V
  public var count: Int { symbols.count }

  /// The number of a symbol; nil if the alphabet does not have it.
  public func number(of symbol: Character) -> Int? { numbers[symbol] }

  /// The number of each symbol of a text; nil if there is one that the alphabet does not have.
  public func numbers(of text: some StringProtocol) -> [Int]? {
    var result: [Int] = []
    for symbol in text {
      guard let number = numbers[symbol] else { return nil }
      result.append(number)
    }
    return result
  }

  /// A row for each symbol, with 1 in its column and 0 in all others: B numbers of symbols → [B, V].
  ///
  /// - Precondition: every number is below V.
  public func oneHot(_ numbers: [Int]) -> Tensor {
    var scalars = Array(repeating: Scalar(0), count: numbers.count * count)
    for (row, number) in numbers.enumerated() {
      guard symbols.indices.contains(number) else { refuse("there is no symbol \(number) in an alphabet of \(count).") }
      scalars[row * count + number] = 1
    }
    return Tensor(shape: [numbers.count, count], scalars: scalars)
  }
}
