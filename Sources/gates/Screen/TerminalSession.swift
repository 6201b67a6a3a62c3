import Foundation

/// A terminal that a program has for itself for a while: keys come one by one, the screen is a second one, the cursor is hidden.
///
/// However the program ends, the terminal is given back as it was: by ``end()``, by a signal, or in a crash.
final class TerminalSession {
  enum Event: Equatable {
    case keys([Key])
    /// The window has another size, or the screen must be drawn anew.
    case changed
    /// The program is asked to end by this signal.
    case ended(signal: Int32)
  }

  /// No cursor, no line breaks of the terminal's own, marks around what is pasted.
  private static let taking = "\u{1B}[?25l\u{1B}[?7l\u{1B}[?2004h\u{1B}[2J"
  static let restoring = "\u{1B}[?2026l\u{1B}[0m\u{1B}[?2004l\u{1B}[?7h\u{1B}[?25h\u{1B}[?1049l"
  /// An Esc that is followed by nothing for so long is the key.
  private static let silence: Int32 = 50

  private let modes: termios
  private let messages: HeldMessages?
  private let notices: (reading: Int32, writing: Int32)
  private var decoder = KeyDecoder()
  private var update = ScreenUpdate()

  /// Whether a screen can be drawn here: both ends are terminals, and a cursor can be moved.
  static func isPossible(environment: [String: String] = ProcessInfo.processInfo.environment) -> Bool {
    isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1 && !["", "dumb"].contains(environment["TERM"] ?? "")
  }

  /// Takes the terminal; nil where there is none.
  init?() {
    var modes = termios()
    var ends: [Int32] = [0, 0]
    guard TerminalSession.isPossible(), tcgetattr(STDIN_FILENO, &modes) == 0, pipe(&ends) == 0 else { return nil }
    for end in ends {
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
    }
    (self.modes, notices, messages) = (modes, (ends[0], ends[1]), HeldMessages())
    TerminalSignals.watch(notice: notices.writing)
    take()
  }

  /// Gives the terminal back.
  func end() {
    TerminalSignals.giveBack()
    TerminalSignals.unwatch()
    close(notices.reading)
    close(notices.writing)
  }

  /// How many columns and rows there are now.
  var size: (columns: Int, rows: Int) {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_row > 0 else { return (80, 24) }
    return (Int(size.ws_col), Int(size.ws_row))
  }

  /// Shows these lines, from the top.
  func show(_ lines: [String]) {
    send(update.text(for: lines))
  }

  /// Draws everything next time, also what has not changed.
  func forgetScreen() {
    update.forget()
  }

  /// Waits until something happens.
  func next() -> Event {
    while true {
      var sources = [
        pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0),
        pollfd(fd: notices.reading, events: Int16(POLLIN), revents: 0),
      ]
      let ready = poll(&sources, 2, decoder.isUndecided ? TerminalSession.silence : -1)
      if ready < 0 { continue }
      if let event = notice() { return event }
      if ready == 0 { return .keys(decoder.keysAfterSilence()) }
      guard sources[0].revents != 0 else { continue }
      guard let bytes = read() else { return .ended(signal: SIGHUP) }
      let keys = decoder.keys(from: bytes)
      if !keys.isEmpty { return .keys(keys) }
    }
  }

  /// Does what Ctrl-Z does: gives the terminal back, and stops the program and those it was started with until they are continued.
  ///
  /// Afterwards the screen must be drawn anew, or the program has been asked to end.
  func suspend() -> Event {
    TerminalSignals.giveBack()
    TerminalSignals.obey(SIGTSTP) { kill(0, $0) }
    if let end = TerminalSession.end(among: signals()) { return .ended(signal: end) }
    take()
    return .changed
  }

  private func take() {
    // Kept before anything changes, so that a signal in between finds what to put back.
    TerminalSignals.keep(modes: modes, messages: messages)
    messages?.hold()
    takeKeys()
    send("\u{1B}[?1049h" + TerminalSession.taking)
  }

  private func takeKeys() {
    var raw = modes
    raw.c_iflag &= ~tcflag_t(BRKINT | ICRNL | INLCR | IGNCR | ISTRIP | IXON)
    raw.c_lflag &= ~tcflag_t(ECHO | ICANON | IEXTEN | ISIG)
    tcsetattr(STDIN_FILENO, TCSANOW, &raw)
    update.forget()
  }

  /// What the signals since last time say together; nil if there were none.
  private func notice() -> Event? {
    let signals = signals()
    if let end = TerminalSession.end(among: signals) { return .ended(signal: end) }
    if signals.contains(SIGTSTP) { return suspend() }
    if signals.contains(SIGCONT) {
      takeKeys()
      send(TerminalSession.taking)
    }
    guard !signals.isEmpty else { return nil }
    update.forget()
    return .changed
  }

  private func signals() -> [Int32] {
    var bytes = [UInt8](repeating: 0, count: 256)
    let count = Foundation.read(notices.reading, &bytes, bytes.count)
    return count > 0 ? bytes.prefix(count).map { Int32($0) } : []
  }

  private static func end(among signals: [Int32]) -> Int32? {
    signals.first { [SIGINT, SIGTERM, SIGHUP].contains($0) }
  }

  /// All bytes that are there; nil if the terminal is gone.
  private func read() -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = Foundation.read(STDIN_FILENO, &bytes, bytes.count)
    if count < 0, [EINTR, EAGAIN].contains(errno) { return [] }
    return count > 0 ? Array(bytes.prefix(count)) : nil
  }

  /// Writes all of it; a terminal that is gone is noticed when it is read.
  private func send(_ text: String) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      if count >= 0 {
        rest = rest.dropFirst(count)
      } else if errno == EAGAIN {
        var wanted = pollfd(fd: STDOUT_FILENO, events: Int16(POLLOUT), revents: 0)
        poll(&wanted, 1, -1)
      } else if errno != EINTR {
        return
      }
    }
  }
}
