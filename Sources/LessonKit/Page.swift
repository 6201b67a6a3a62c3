import FourGates
import Plotting

/// What a lesson has said, as values in their order, from which its page is made.
struct Page {
  enum Block {
    case section(String)
    case text(String)
    case list([String])
    case equation([String])
    case code(String)
    case table(header: [String], rows: [[String]])
    case figure(Figure, Drawn, says: String)
    case question(Question, place: Place, given: String?)
    case answer(Question, place: Place, given: String?, isRight: Bool, right: String)
    case claim(Results.Claim)
  }

  /// A figure's picture, or the sentence that says why there is none.
  enum Drawn {
    case picture(InlineSVG)
    case not(because: String)
  }

  /// A question's number, and how many there are.
  struct Place {
    let number: Int
    let count: Int
  }

  /// How the run was called and what came of it.
  struct Run {
    /// What one types to make the page again.
    let command: String
    let seed: UInt64
    let isQuick: Bool
    let isFull: Bool
    /// Of every number: 32 or 64.
    let bits: Int
    let fingerprint: String?
    let predictions: (asked: Int, made: Int, right: Int)
  }

  /// The exercise, as the lesson's last lines invite to it.
  struct Invitation {
    let brief: String
    let file: String
    let check: String
    let hint: String
  }

  let about: About
  private(set) var blocks: [Block] = []

  init(_ about: About) {
    self.about = about
  }

  mutating func add(_ block: Block) {
    blocks.append(block)
  }

  var claims: [Results.Claim] {
    blocks.compactMap { if case .claim(let claim) = $0 { claim } else { nil } }
  }
}

extension Figure {
  /// What is in the figure, for whoever does not see it.
  var inWords: String {
    func list(_ words: [String]) -> String {
      words.enumerated().filter { !$1.isEmpty && !words[..<$0].contains($1) }.map(\.element).joined(separator: "; ")
    }
    let parts = [
      ("", title), ("Panels: ", list(panels.map(\.title))), ("Axes: ", list(panels.map { "\($0.y.label) over \($0.x.label)" })),
      ("Drawn: ", list(panels.flatMap(\.marks).map(\.name))),
    ]
    return parts.filter { !$1.isEmpty }.map { "\($0)\($1)." }.joined(separator: " ")
  }
}

/// How one calls a lesson again; where its files went, and whether it waited, is left out: the page does not depend on it.
func repeating(_ command: String, _ arguments: [String]) -> String {
  var kept: [String] = []
  var isFolder = false
  for argument in arguments {
    if !isFolder, argument != "--out", argument != "--no-pause", !argument.hasPrefix("--out=") { kept.append(argument) }
    isFolder = !isFolder && argument == "--out"
  }
  guard !kept.isEmpty else { return "make \(command)" }
  let options = kept.map(shellQuoted).joined(separator: " ").replacing("$", with: "$$")
  if shellQuoted(options) == options { return "make \(command) ARGS=\(options)" }
  let isPlain = !options.contains { "\"\\$`!".contains($0) }
  return "make \(command) ARGS=" + (isPlain ? "\"\(options)\"" : shellQuoted(options))
}
