import Foundation

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  @preconcurrency import Musl
#else
  @preconcurrency import Glibc
#endif

/// A run that is trained by a process of its own.
///
/// It is in a process group of its own, so that a Ctrl-C in the terminal reaches the sweep alone, which passes it on.
struct SweepChild {
  enum Ending: Equatable {
    case exited(Int32)
    case killed(signal: Int32)
  }

  /// Why a process could not be started.
  struct NotStarted: Error {
    let code: Int32
    var reason: String { String(cString: strerror(code)) }
  }

  let process: pid_t

  /// - Parameters:
  ///   - log: The file behind whose end goes what the program says.
  ///   - environment: All settings, as `NAME=value`.
  init(_ program: String, _ arguments: [String], log: String, environment: [String]) throws(NotStarted) {
    let output = open(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o666)
    guard output >= 0 else { throw NotStarted(code: errno) }
    defer { close(output) }
    var actions = Self.noActions()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
    posix_spawn_file_actions_adddup2(&actions, output, STDERR_FILENO)

    var attributes = Self.noAttributes()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    for signal in [SIGINT, SIGTERM, SIGQUIT, SIGHUP, SIGTSTP, SIGPIPE] { sigaddset(&signals, signal) }
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(&attributes, Self.flags)

    var process = pid_t()
    let words = ([program] + arguments).map { strdup($0) } + [nil]
    let settings = environment.map { strdup($0) } + [nil]
    defer { (words + settings).forEach { free($0) } }
    let problem = posix_spawn(&process, program, &actions, &attributes, words, settings)
    guard problem == 0 else { throw NotStarted(code: problem) }
    self.process = process
  }

  func send(_ signal: Int32) { kill(process, signal) }

  /// How it ended; nil as long as it has not.
  func ending() -> Ending? {
    var status: Int32 = 0
    var found: pid_t
    repeat { found = waitpid(process, &status, WNOHANG) } while found < 0 && errno == EINTR
    guard found == process else { return nil }
    let signal = status & 0x7F
    return signal == 0 ? .exited((status >> 8) & 0xFF) : .killed(signal: signal)
  }

  #if canImport(Darwin)
    private static func noActions() -> posix_spawn_file_actions_t? { nil }
    private static func noAttributes() -> posix_spawnattr_t? { nil }
    private static var flags: Int16 {
      Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_CLOEXEC_DEFAULT)
    }
  #else
    private static func noActions() -> posix_spawn_file_actions_t { posix_spawn_file_actions_t() }
    private static func noAttributes() -> posix_spawnattr_t { posix_spawnattr_t() }
    private static var flags: Int16 { Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF) }
  #endif
}
