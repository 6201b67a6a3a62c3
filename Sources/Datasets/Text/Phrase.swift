import Tensors

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A piece of a made-up language: words, pieces in a row, or one of several pieces, each equally likely.
indirect enum Phrase: Sendable {
  case words(String)
  case row([Phrase])
  case oneOf([Phrase])

  func rolled(_ dice: inout Dice) -> String {
    switch self {
    case .words(let text): return text
    case .row(let parts):
      var text = ""
      for part in parts { text += part.rolled(&dice) }
      return text
    case .oneOf(let ways): return ways[dice.index(below: ways.count)].rolled(&dice)
    }
  }

  /// How much is left to chance, in nats: −Σ p · log p over all the ways that the dice may fall.
  var entropy: Double {
    switch self {
    case .words: 0
    case .row(let parts): parts.reduce(0) { $0 + $1.entropy }
    case .oneOf(let ways): log(Double(ways.count)) + ways.reduce(0) { $0 + $1.entropy } / Double(ways.count)
    }
  }

  /// How many symbols it has on average.
  var length: Double {
    switch self {
    case .words(let text): Double(text.count)
    case .row(let parts): parts.reduce(0) { $0 + $1.length }
    case .oneOf(let ways): ways.reduce(0) { $0 + $1.length } / Double(ways.count)
    }
  }

  /// All that it can say, with how likely each is.
  var everyWay: [(text: String, probability: Double)] {
    switch self {
    case .words(let text): [(text, 1)]
    case .row(let parts):
      parts.reduce([("", 1)]) { beginnings, part in
        beginnings.flatMap { start in part.everyWay.map { (start.0 + $0.text, start.1 * $0.probability) } }
      }
    case .oneOf(let ways):
      ways.flatMap { way in way.everyWay.map { ($0.text, $0.probability / Double(ways.count)) } }
    }
  }
}
