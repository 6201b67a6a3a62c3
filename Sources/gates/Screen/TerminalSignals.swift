import Foundation

/// What must be known where a signal interrupts the program: how to give the terminal back, and whom to tell.
///
/// A signal's handler gets nothing but a number, so this is kept for the whole program. The handlers only call what may be called there:
/// write, tcsetattr, sigaction, kill, and what moves messages from one descriptor to another.
enum TerminalSignals {
  /// The program is asked to end, or something changed that it should look at.
  static let notices = [SIGINT, SIGTERM, SIGHUP, SIGWINCH, SIGTSTP, SIGCONT]
  /// The program cannot go on.
  static let crashes = [SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT, SIGFPE, SIGQUIT, SIGSYS]

  private struct Kept {
    var isInUse: sig_atomic_t = 0
    var modes = termios()
    var bytes: UnsafeMutablePointer<UInt8>
    var count: Int
    var notice: Int32 = -1
    var messages: HeldMessages?
  }

  private static let highest = 64
  /// What puts back what the session changed on the screen.
  private static let restoring = Array(TerminalSession.restoring.utf8)
  nonisolated(unsafe) private static let kept: UnsafeMutablePointer<Kept> = {
    let bytes = UnsafeMutablePointer<UInt8>.allocate(capacity: restoring.count)
    bytes.initialize(from: restoring, count: restoring.count)
    let kept = UnsafeMutablePointer<Kept>.allocate(capacity: 1)
    kept.initialize(to: Kept(bytes: bytes, count: restoring.count))
    return kept
  }()
  /// What was done about each signal before.
  nonisolated(unsafe) private static let before: UnsafeMutablePointer<sigaction> = {
    let actions = UnsafeMutablePointer<sigaction>.allocate(capacity: highest)
    actions.initialize(repeating: sigaction(), count: highest)
    return actions
  }()

  /// Takes the signals over; those that are no crash are written as a byte into `notice`.
  static func watch(notice: Int32) {
    kept.pointee.notice = notice
    _ = before
    giveCrashesAStack()
    for signal in notices { take(signal, by: noticed, SA_RESTART) }
    for signal in crashes { take(signal, by: crashed, SA_ONSTACK | SA_NODEFER) }
    atexit { TerminalSignals.giveBack() }
  }

  /// Puts back what was done about the signals before.
  static func unwatch() {
    for signal in notices + crashes { sigaction(signal, before + Int(signal), nil) }
    kept.pointee.notice = -1
  }

  /// From now on the terminal has to be given back, in these modes, and then shown what was written as messages.
  static func keep(modes: termios, messages: HeldMessages?) {
    kept.pointee.modes = modes
    kept.pointee.messages = messages
    kept.pointee.isInUse = 1
  }

  /// Gives the terminal back as it was, if it has not been given back yet.
  static func giveBack() {
    guard kept.pointee.isInUse != 0 else { return }
    kept.pointee.isInUse = 0
    _ = write(STDOUT_FILENO, kept.pointee.bytes, kept.pointee.count)
    tcsetattr(STDIN_FILENO, TCSANOW, &kept.pointee.modes)
    kept.pointee.messages?.release()
  }

  /// Does with a signal what would be done without a handler, and comes back if the program goes on after it.
  static func obey(_ signal: Int32, by send: (Int32) -> Void) {
    var standard = sigaction()
    var handler = sigaction()
    sigaction(signal, &standard, &handler)
    send(signal)
    sigaction(signal, &handler, nil)
  }

  private static let noticed: @convention(c) (Int32) -> Void = { signal in
    let error = errno
    var byte = UInt8(truncatingIfNeeded: signal)
    _ = write(TerminalSignals.kept.pointee.notice, &byte, 1)
    errno = error
  }

  private static let crashed: @convention(c) (Int32) -> Void = { signal in
    TerminalSignals.giveBack()
    sigaction(signal, TerminalSignals.before + Int(signal), nil)
    kill(getpid(), signal)
  }

  private static func take(_ signal: Int32, by handler: @escaping @convention(c) (Int32) -> Void, _ flags: Int32) {
    var action = sigaction()
    #if canImport(Darwin)
      action.__sigaction_u.__sa_handler = handler
    #elseif canImport(Musl)
      action.__sa_handler.sa_handler = handler
    #else
      action.__sigaction_handler.sa_handler = handler
    #endif
    action.sa_flags = numericCast(flags)
    sigemptyset(&action.sa_mask)
    sigaction(signal, &action, before + Int(signal))
  }

  /// A stack that has run over cannot be used by its own handler.
  private static func giveCrashesAStack() {
    let size = 1 << 16
    var stack = stack_t()
    stack.ss_sp = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 16)
    stack.ss_size = numericCast(size)
    sigaltstack(&stack, nil)
  }
}
