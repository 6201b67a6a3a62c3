/// A line of a terminal that is drawn again and again.
struct StatusLine {
  private let write: (String) -> Void
  private var columnsDrawn = 0

  init(write: @escaping (String) -> Void) {
    self.write = write
  }

  /// Draws it, not wider than the terminal, over what was drawn before.
  mutating func draw(_ text: String, columns: Int) {
    let line = String(text.prefix(max(0, columns - 1)))
    write("\r" + line + String(repeating: " ", count: max(0, columnsDrawn - line.count)))
    columnsDrawn = line.count
  }

  /// Takes it away.
  mutating func clear() {
    guard columnsDrawn > 0 else { return }
    write("\r" + String(repeating: " ", count: columnsDrawn) + "\r")
    columnsDrawn = 0
  }
}
