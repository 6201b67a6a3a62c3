import Foundation

/// Where a lesson speaks and listens: standard output, written without a buffer, and standard input, read a line at a time.
///
/// Everything it prints is a block, with an empty line between two blocks; items stand close to each other.
package final class Terminal {
  package enum Kind: Equatable {
    case text, item
  }

  /// Whether somebody watches: standard output is a terminal.
  package let isInteractive: Bool

  /// Whether somebody can answer: standard input is a terminal.
  package let canAnswer: Bool

  private let isStyled: Bool
  private let measure: () -> Int
  private let write: (String) -> Void
  private let read: () -> String?
  private var last: Kind?

  package init(
    isInteractive: Bool, canAnswer: Bool, isStyled: Bool, measure: @escaping () -> Int, write: @escaping (String) -> Void,
    read: @escaping () -> String?
  ) {
    self.isInteractive = isInteractive
    self.canAnswer = canAnswer
    self.isStyled = isStyled
    self.measure = measure
    self.write = write
    self.read = read
  }

  /// How many columns a line may have now; a window can change its size while a lesson runs.
  package var width: Int { measure() }

  /// Text in paragraphs, wrapped.
  package func say(_ text: String) {
    for paragraph in paragraphs(of: text) { block(wrapped(paragraph, width: width)) }
  }

  /// A line that stands out.
  package func heading(_ text: String) {
    let lines = wrapped(text, width: width).map(printable)
    put(isStyled ? lines.map { "\u{1B}[1m\($0)\u{1B}[0m" } : lines, .text)
  }

  /// One of several things in a row, with a sign before it.
  package func item(_ text: String, sign: String) {
    let first = sign + " "
    block(wrapped(text, width: width, first: first, rest: String(repeating: " ", count: first.count)), .item)
  }

  /// Lines that are already as wide as they should be.
  package func block(_ lines: [String], _ kind: Kind = .text) {
    put(lines.map(printable), kind)
  }

  private func put(_ lines: [String], _ kind: Kind) {
    let isClose = last == nil || (last == .item && kind == .item)
    write((isClose ? "" : "\n") + lines.joined(separator: "\n") + "\n")
    last = kind
  }

  /// Asks on the line below what was printed last; nil at the end of the input.
  package func answer(to prompt: String) -> String? {
    write(printable(prompt) + " ")
    guard let answer = read() else {
      write("\n")
      return nil
    }
    return answer
  }

  /// What a terminal would take as a command is shown as a replacement sign.
  private func printable(_ line: String) -> String {
    String(String.UnicodeScalarView(line.unicodeScalars.map { $0.properties.generalCategory == .control ? "\u{FFFD}" : $0 }))
  }
}

extension Terminal {
  /// The terminal, file or pipe that the program was started with.
  package static func standard() -> Terminal {
    let environment = ProcessInfo.processInfo.environment
    let isTerminal = isatty(STDOUT_FILENO) == 1
    return Terminal(
      isInteractive: isTerminal, canAnswer: isatty(STDIN_FILENO) == 1,
      isStyled: isTerminal && (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb",
      measure: { width(window: windowWidth(), environment: environment["COLUMNS"]) },
      write: StandardOutput.write, read: { readLine() })
  }

  /// The window's width, else the environment's, else 80; never under 40, where tables break, or over 100, where eyes do.
  package static func width(window: Int?, environment: String?) -> Int {
    min(max(window ?? environment.flatMap { Int($0) } ?? 80, 40), 100)
  }

  private static func windowWidth() -> Int? {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }
}
