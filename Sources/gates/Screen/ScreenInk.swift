/// How a terminal shows what stands out. Nothing is said by colour alone: bars have lengths and signs, the cursor has an arrow.
///
/// Blue and orange can be told apart by colour-blind readers, on black and on white.
enum ScreenInk: Equatable {
  /// No colours, no bold letters: `NO_COLOR` is set.
  case plain
  /// The eight colours that every terminal has.
  case eight
  /// 256 colours.
  case many

  init(environment: [String: String]) {
    let terminal = environment["TERM"] ?? "dumb"
    let depth = environment["COLORTERM"] ?? ""
    if !(environment["NO_COLOR"] ?? "").isEmpty || terminal == "dumb" {
      self = .plain
    } else {
      self = terminal.contains("256color") || !depth.isEmpty ? .many : .eight
    }
  }

  func painted(_ text: String, _ emphasis: ScreenLine.Emphasis) -> String {
    guard self != .plain, let code = code(of: emphasis) else { return text }
    return "\u{1B}[\(code)m\(text)\u{1B}[0m"
  }

  private func code(of emphasis: ScreenLine.Emphasis) -> String? {
    switch emphasis {
    case .none: nil
    case .strong: "1"
    case .faint: "2"
    case .cursor: "7"
    case .positive: self == .many ? "38;5;33" : "36"
    case .negative: self == .many ? "38;5;166" : "33"
    }
  }
}
