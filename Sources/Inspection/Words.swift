import Recurrent
import Tensors

extension Quantity {
  /// By its name; capitals, spaces and hyphens do not count: `longTerm`, `long-term`.
  init?(word: String) {
    func plain(_ text: String) -> String { text.lowercased().filter { $0 != "-" && $0 != " " && $0 != "_" } }
    guard let quantity = Self.allCases.first(where: { plain($0.rawValue) == plain(word) }) else { return nil }
    self = quantity
  }

  /// What the values of a gate lie between; nil for what is unbounded or no gate.
  public var range: ClosedRange<Scalar>? {
    switch self {
    case .forget, .input, .output, .reset, .update: 0...1
    case .candidate, .shortTerm: -1...1
    case .kept, .learned, .longTerm: nil
    }
  }
}

extension Architecture.Cell {
  /// With its article, in a sentence.
  package var called: String {
    switch self {
    case .rnn: "an RNN"
    case .lstm: "an LSTM"
    case .peephole: "a peephole LSTM"
    case .gru: "a GRU"
    }
  }
}

/// a, b and c
func listed(_ quantities: [Quantity]) -> String {
  let words = quantities.map(\.rawValue)
  return words.count < 2 ? words.joined() : words.dropLast().joined(separator: ", ") + " and " + words[words.count - 1]
}

/// `forget[3]` as a word and a number; nil if what stands in the brackets is none.
func wordAndUnit(_ text: String) -> (word: String, unit: Int?)? {
  guard let bracket = text.firstIndex(of: "[") else { return (text, nil) }
  guard text.hasSuffix("]"), let unit = Int(text[text.index(after: bracket)...].dropLast()) else { return nil }
  return (trimmed(text[..<bracket]), unit)
}

func trimmed(_ text: some StringProtocol) -> String {
  var rest = Substring(text)
  while rest.first?.isWhitespace == true { rest.removeFirst() }
  while rest.last?.isWhitespace == true { rest.removeLast() }
  return String(rest)
}
