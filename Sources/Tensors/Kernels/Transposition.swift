extension Kernels {
  /// Transposes a square that is a register wide and as many rows high.
  ///
  /// Rows are riffled into each other like two halves of a deck of cards: the upper half of the rows with the lower half, number
  /// by number. Doing so as often as the width can be halved moves every number from [r, c] to [c, r]. The whole deck stays in
  /// registers.
  static func transposeSquare(_ from: Source, step: Int, to out: Target, toStep: Int) {
    var deck = Square(from, step: step)
    for _ in 0..<Lanes.scalarCount.trailingZeroBitCount { deck = deck.riffled }
    deck.store(to: out, step: toStep)
  }

  #if DoublePrecision && !AVX512
    private typealias Square = Cards<Cards<Lanes>>
  #elseif DoublePrecision || !AVX512
    private typealias Square = Cards<Cards<Cards<Lanes>>>
  #else
    private typealias Square = Cards<Cards<Cards<Cards<Lanes>>>>
  #endif
}

/// Some rows, each in a register: how many is a type, as with `Tile`, so that none of them is kept in memory.
private protocol Deck {
  static var count: Int { get }
  init(_ rows: Source, step: Int)
  func store(to rows: Target, step: Int)
  /// The rows of both, the first of one beside the first of the other, and so on, number by number.
  static func riffle(_ upper: Self, _ lower: Self) -> Cards<Self>
}

private struct Cards<Half: Deck>: Deck {
  var upper: Half
  var lower: Half

  static var count: Int { 2 * Half.count }
  @inline(__always) init(upper: Half, lower: Half) { (self.upper, self.lower) = (upper, lower) }
  @inline(__always) init(_ rows: Source, step: Int) {
    self.init(upper: Half(rows, step: step), lower: Half(rows + Half.count * step, step: step))
  }
  @inline(__always) func store(to rows: Target, step: Int) {
    upper.store(to: rows, step: step)
    lower.store(to: rows + Half.count * step, step: step)
  }
  @inline(__always) static func riffle(_ upper: Cards, _ lower: Cards) -> Cards<Cards> {
    Cards<Cards>(upper: Half.riffle(upper.upper, lower.upper), lower: Half.riffle(upper.lower, lower.lower))
  }
  @inline(__always) var riffled: Cards { Half.riffle(upper, lower) }
}

extension Lanes: Deck {
  fileprivate static var count: Int { 1 }
  @inline(__always) fileprivate init(_ rows: Source, step: Int) { self = rows.lanes }
  @inline(__always) fileprivate func store(to rows: Target, step: Int) { rows.store(self) }
  @inline(__always) fileprivate static func riffle(_ upper: Lanes, _ lower: Lanes) -> Cards<Lanes> {
    var cards = Cards(upper: Lanes(), lower: Lanes())
    (cards.upper.evenHalf, cards.upper.oddHalf) = (upper.lowHalf, lower.lowHalf)
    (cards.lower.evenHalf, cards.lower.oddHalf) = (upper.highHalf, lower.highHalf)
    return cards
  }
}
