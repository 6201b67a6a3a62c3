import Tensors

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

extension NatureShow {
  /// Whoever knows the grammar by heart: what each symbol says to one who foresees as well as anybody can.
  ///
  ///     let narrator = NatureShow.Narrator()
  ///     narrator.canSay("two owls sing. ")                            false
  ///     narrator.surprises(of: "the oak grows slowly. ")              −log p of each symbol
  ///
  /// The mean surprise of a long text is ``NatureShow/entropy``. That of a short one is a little off it, as the dice fell, and no network
  /// has a lower loss on that text but by luck.
  public struct Narrator: Sendable {
    /// How likely a sentence is to begin like this.
    private let beginnings: [String: Double]
    private let sentences: Set<String>

    public init() {
      let ways = NatureShow.sentence.everyWay
      var beginnings = ["": 1.0]
      for (text, probability) in ways {
        var beginning = ""
        for symbol in text {
          beginning.append(symbol)
          beginnings[beginning, default: 0] += probability
        }
      }
      self.beginnings = beginnings
      sentences = Set(ways.map(\.text))
    }

    /// How many different sentences there are.
    public var count: Int { sentences.count }

    /// Whether the grammar has this sentence, with the full stop and the space that end it.
    public func canSay(_ sentence: String) -> Bool { sentences.contains(sentence) }

    /// How surprising each symbol is after those before it in its sentence, in nats: −log p. What the grammar cannot say there, and the
    /// rest of that sentence, is infinitely surprising.
    ///
    /// The text begins where a sentence does; the last one may be cut off.
    public func surprises(of text: some StringProtocol) -> [Double] {
      var beginning = ""
      return text.map { symbol in
        let before = beginnings[beginning] ?? 0
        beginning.append(symbol)
        let after = beginnings[beginning] ?? 0
        if beginning.hasSuffix(". ") { beginning = "" }
        return after > 0 ? log(before) - log(after) : .infinity
      }
    }
  }

  /// A text cut into its sentences, each with the full stop and the space that end it; what follows the last of them is left out.
  public static func sentences(of text: some StringProtocol) -> [String] {
    var (sentences, sentence) = ([String](), "")
    for symbol in text {
      sentence.append(symbol)
      guard symbol == " ", sentence.hasSuffix(". ") else { continue }
      sentences.append(sentence)
      sentence = ""
    }
    return sentences
  }
}
