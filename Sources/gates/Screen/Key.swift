/// What somebody pressed in a terminal.
enum Key: Equatable, Sendable {
  case character(Character)
  case up, down, left, right, home, end, pageUp, pageDown
  case tab, backTab, enter, escape, backspace
  /// Ctrl-C
  case interrupt
  /// Ctrl-Z
  case suspend
  /// Ctrl-L
  case redraw
  /// Ctrl-U
  case clearLine
  /// Text that the terminal marks as pasted.
  case paste(String)
}
