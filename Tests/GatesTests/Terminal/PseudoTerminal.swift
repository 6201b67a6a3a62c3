import Foundation
import Testing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A terminal that a test holds the other end of, with a program that runs in it.
final class PseudoTerminal {
  private let master: Int32
  /// The program's end, kept open so that its modes can be read after the program's end.
  private let slave: Int32
  private let process: pid_t
  private var ending: Int32?
  private var bytes: [UInt8] = []
  private var size: (columns: Int, rows: Int)
  /// The modes before the program began.
  let modesBefore: String

  /// - Parameter environment: What is different from the test's own; nothing there if nil.
  init(
    _ program: String, _ arguments: [String], columns: Int = 80, rows: Int = 24, environment changes: [String: String?] = [:]
  ) throws {
    let path: String
    (master, path) = try PseudoTerminal.open()
    slave = Foundation.open(path, O_RDWR | O_NOCTTY)
    size = (columns, rows)
    PseudoTerminal.set(size, of: master)
    modesBefore = PseudoTerminal.modes(of: slave)

    #if canImport(Darwin)
      var (actions, attributes): (posix_spawn_file_actions_t?, posix_spawnattr_t?) = (nil, nil)
    #else
      var (actions, attributes) = (posix_spawn_file_actions_t(), posix_spawnattr_t())
    #endif
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    // The first terminal that the leader of a session opens becomes the session's own.
    posix_spawn_file_actions_addopen(&actions, 0, path, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, 0, 1)
    posix_spawn_file_actions_adddup2(&actions, 0, 2)
    posix_spawn_file_actions_addclose(&actions, master)
    posix_spawn_file_actions_addclose(&actions, slave)
    // A thread of the test may have signals blocked, which the program would inherit.
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    posix_spawnattr_setflags(&attributes, PseudoTerminal.newSession | Int16(POSIX_SPAWN_SETSIGMASK))

    var environment = ProcessInfo.processInfo.environment
    environment["TERM"] = "xterm-256color"
    environment["NO_COLOR"] = nil
    environment["SWIFT_BACKTRACE"] = "enable=no"
    for (name, value) in changes { environment[name] = value }
    func pointers(_ texts: [String]) -> [UnsafeMutablePointer<CChar>?] { texts.map { strdup($0) } + [nil] }
    let (words, settings) = (pointers([program] + arguments), pointers(environment.map { "\($0)=\($1)" }))
    defer { for text in words + settings { free(text) } }
    var process = pid_t()
    let failure = posix_spawn(&process, program, &actions, &attributes, words, settings)
    let reason = String(cString: strerror(failure))
    try #require(failure == 0, "\(program) does not start: \(reason)")
    self.process = process
  }

  deinit {
    if ending == nil {
      kill(process, SIGKILL)
      waitpid(process, nil, 0)
    }
    close(master)
    close(slave)
  }

  var screen: TestScreen { TestScreen(bytes, columns: size.columns, rows: size.rows) }
  var modes: String { PseudoTerminal.modes(of: slave) }

  func press(_ keys: String) {
    var rest = Array(keys.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }

  func press(_ bytes: [UInt8]) {
    _ = bytes.withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
  }

  func send(_ signal: Int32) {
    kill(process, signal)
  }

  func resize(columns: Int, rows: Int) {
    size = (columns, rows)
    // What was drawn for another size says nothing about this one.
    bytes = []
    PseudoTerminal.set(size, of: master)
  }

  /// Reads what the program draws until the screen is so, or the program or the time has ended.
  @discardableResult
  func wait(seconds: Int = 20, until isSo: (TestScreen) -> Bool) -> Bool {
    let deadline = ContinuousClock.now + .seconds(seconds)
    while ContinuousClock.now < deadline {
      let hasEnded = ending != nil || hasEnded()
      let isNew = read()
      if isSo(screen) { return true }
      if hasEnded && !isNew { return false }
    }
    return false
  }

  /// The exit status, or 128 and the number of the signal that ended it.
  func status(seconds: Int = 60) -> Int32? {
    let deadline = ContinuousClock.now + .seconds(seconds)
    while ending == nil, ContinuousClock.now < deadline {
      _ = read()
      _ = hasEnded()
    }
    while read() {}
    return ending.map { $0 & 0x7F == 0 ? ($0 >> 8) & 0xFF : 128 + $0 & 0x7F }
  }

  private func hasEnded() -> Bool {
    var status: Int32 = 0
    if ending == nil, waitpid(process, &status, WNOHANG) == process { ending = status }
    return ending != nil
  }

  private func read() -> Bool {
    var source = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    guard poll(&source, 1, 20) > 0, source.revents & Int16(POLLIN) != 0 else { return false }
    var buffer = [UInt8](repeating: 0, count: 65536)
    #if canImport(Darwin)
      let count = Darwin.read(master, &buffer, buffer.count)
    #else
      let count = Glibc.read(master, &buffer, buffer.count)
    #endif
    if count > 0 { bytes += buffer.prefix(count) }
    return count > 0
  }

  private static func set(_ size: (columns: Int, rows: Int), of terminal: Int32) {
    var window = winsize(ws_row: UInt16(size.rows), ws_col: UInt16(size.columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(terminal, UInt(TIOCSWINSZ), &window)
  }

  /// All of the modes, to be compared.
  private static func modes(of terminal: Int32) -> String {
    var modes = termios()
    tcgetattr(terminal, &modes)
    return "\(modes.c_iflag) \(modes.c_oflag) \(modes.c_cflag) \(modes.c_lflag) \(modes.c_cc)"
  }

  /// A new terminal: its master end, and the path of the other.
  private static func open() throws -> (master: Int32, path: String) {
    #if canImport(Darwin)
      let master = posix_openpt(O_RDWR | O_NOCTTY)
      try #require(master >= 0 && grantpt(master) == 0 && unlockpt(master) == 0)
      return (master, String(cString: ptsname(master)))
    #else
      // What unlockpt and ptsname do, which Swift does not see here.
      let (setLock, getNumber): (UInt, UInt) = (0x4004_5431, 0x8004_5430)
      let master = Foundation.open("/dev/ptmx", O_RDWR | O_NOCTTY)
      var (isLocked, number): (Int32, Int32) = (0, 0)
      try #require(master >= 0 && ioctl(master, setLock, &isLocked) == 0 && ioctl(master, getNumber, &number) == 0)
      return (master, "/dev/pts/\(number)")
    #endif
  }

  private static var newSession: Int16 {
    #if canImport(Darwin)
      Int16(POSIX_SPAWN_SETSID)
    #else
      0x80
    #endif
  }
}
