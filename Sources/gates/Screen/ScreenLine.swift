/// One line of a screen: pieces of text, and how each stands out.
struct ScreenLine: Equatable {
  enum Emphasis {
    case none, strong, faint
    /// The letter at which the cursor stands; a bar would seem to be another in it.
    case cursor
    case positive, negative
  }

  struct Piece: Equatable {
    var text: String
    let emphasis: Emphasis
  }

  private(set) var pieces: [Piece] = []
  /// How many columns it takes.
  private(set) var width = 0

  init(_ text: String = "", _ emphasis: Emphasis = .none) {
    append(text, emphasis)
  }

  mutating func append(_ text: String, _ emphasis: Emphasis = .none) {
    guard !text.isEmpty else { return }
    width += columnCount(of: text)
    if let last = pieces.indices.last, pieces[last].emphasis == emphasis {
      pieces[last].text += text
    } else {
      pieces.append(Piece(text: text, emphasis: emphasis))
    }
  }

  mutating func append(_ line: ScreenLine) {
    for piece in line.pieces { append(piece.text, piece.emphasis) }
  }

  /// Puts spaces before the text, so that it ends after so many columns.
  mutating func append(_ text: String, flushRight columns: Int, _ emphasis: Emphasis = .none) {
    append(String(repeating: " ", count: max(0, columns - columnCount(of: text))))
    append(text, emphasis)
  }

  /// Adds spaces until it is so wide.
  mutating func pad(to column: Int) {
    append(String(repeating: " ", count: max(0, column - width)))
  }

  /// The text without any emphasis.
  var text: String { pieces.map(\.text).joined() }

  /// The line as a terminal takes it, cut to so many columns; what is left of the last of them is cut with an ellipsis.
  func rendered(columns: Int, ink: ScreenInk) -> String {
    guard width > columns else { return pieces.map { ink.painted($0.text, $0.emphasis) }.joined() }
    var room = columns - 1
    var result = ""
    for piece in pieces where room > 0 {
      let part = prefix(of: piece.text, columns: room)
      room = part.count < piece.text.count ? 0 : room - columnCount(of: part)
      result += ink.painted(part, piece.emphasis)
    }
    return columns > 0 ? result + "…" : ""
  }
}
