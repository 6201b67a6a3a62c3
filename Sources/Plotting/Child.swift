import CGnuplotIostream

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  @preconcurrency import Musl
#else
  @preconcurrency import Glibc
#endif

/// A program that was started with three pipes, in a process group of its own so that it can be stopped with all it started.
struct Child {
  let process: pid_t
  /// Where the program reads from, and what it writes to its output and as messages.
  let input: Int32
  let output: Int32
  let messages: Int32

  enum Ending: Equatable {
    case exited(Int32)
    case killed(signal: Int32)
  }

  /// Starts the program; nil, with `errno` set, where it cannot be started.
  init?(_ path: String, _ arguments: [String]) {
    let pairs = (0..<3).compactMap { _ in pipePair() }
    guard pairs.count == 3 else {
      pairs.forEach { [$0.read, $0.write].forEach { close($0) } }
      return nil
    }
    let (input, output, messages) = (pairs[0], pairs[1], pairs[2])
    var actions = noActions()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input.read, STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, output.write, STDOUT_FILENO)
    posix_spawn_file_actions_adddup2(&actions, messages.write, STDERR_FILENO)

    var attributes = noAttributes()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    for signal in [SIGPIPE, SIGINT, SIGTERM, SIGQUIT, SIGHUP] { sigaddset(&signals, signal) }
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(&attributes, spawnFlags)

    var process = pid_t()
    let words = ([path] + arguments).map { strdup($0) } + [nil]
    let problem = posix_spawn(&process, path, &actions, &attributes, words, environ)
    words.forEach { free($0) }
    for descriptor in [input.read, output.write, messages.write] { close(descriptor) }
    guard problem == 0 else {
      for descriptor in [input.write, output.read, messages.read] { close(descriptor) }
      errno = problem
      return nil
    }
    for descriptor in [output.read, messages.read] { _ = fcntl(descriptor, F_SETFL, O_NONBLOCK) }
    self.process = process
    self.input = input.write
    self.output = output.read
    self.messages = messages.read
  }

  /// Whether the program has ended; it stays in the table of processes until ``reap()``, so that its number is not given away.
  var hasEnded: Bool {
    var information = siginfo_t()
    guard waitid(P_PID, id_t(process), &information, WEXITED | WNOHANG | WNOWAIT) == 0 else { return errno == ECHILD }
    return information.si_signo == SIGCHLD
  }

  /// Asks the whole group to end, and ends it.
  func stop() {
    kill(-process, SIGTERM)
    for _ in 0..<20 where !hasEnded { usleep(10_000) }
    kill(-process, SIGKILL)
  }

  /// Waits for the end, takes the program off the table of processes and says how it ended.
  func reap() -> Ending {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 && errno == EINTR {}
    let signal = status & 0x7F
    return signal == 0 ? .exited((status >> 8) & 0xFF) : .killed(signal: signal)
  }
}

private func pipePair() -> (read: Int32, write: Int32)? {
  var ends: [Int32] = [0, 0]
  return gnuplot_pipe(&ends) == 0 ? (ends[0], ends[1]) : nil
}

#if canImport(Darwin)
  private func noActions() -> posix_spawn_file_actions_t? { nil }
  private func noAttributes() -> posix_spawnattr_t? { nil }
  private var spawnFlags: Int16 {
    Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_CLOEXEC_DEFAULT)
  }
#else
  private func noActions() -> posix_spawn_file_actions_t { posix_spawn_file_actions_t() }
  private func noAttributes() -> posix_spawnattr_t { posix_spawnattr_t() }
  private var spawnFlags: Int16 { Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF) }
#endif
