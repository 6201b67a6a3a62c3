/// What a terminal is sent so that it shows the next screen: only the lines that have changed, in one piece.
///
/// A terminal that knows synchronized updates shows all of it at once; the others pass over the two signs for it.
struct ScreenUpdate {
  private var shown: [String]?

  /// Everything is drawn next time: after a change of the window's size, or when something else has written on the screen.
  mutating func forget() {
    shown = nil
  }

  /// Empty if nothing has changed.
  mutating func text(for lines: [String]) -> String {
    let changes = lines.indices.filter { shown == nil || $0 >= shown!.count || shown![$0] != lines[$0] }
    let clears = shown == nil
    shown = lines
    guard clears || !changes.isEmpty else { return "" }
    let drawn = changes.map { "\u{1B}[\($0 + 1);1H\(lines[$0])\u{1B}[K" }.joined()
    return "\u{1B}[?2026h" + (clears ? "\u{1B}[0m\u{1B}[2J" : "") + drawn + "\u{1B}[?2026l"
  }
}
