import Foundation

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A program that runs beside the test, with nothing to read.
///
/// Foundation's `Process` now and then does not notice the end of one of several that were started at once; this one asks the system.
package final class Command {
  private let process: pid_t
  private var ending: Int32?

  /// Why a program did not start.
  package struct NotStarted: Error, CustomStringConvertible {
    package let description: String
  }

  /// Starts it in the package's folder.
  ///
  /// - Parameters:
  ///   - environment: What is different from the test's own environment.
  ///   - output: Where standard output goes.
  ///   - errors: Where standard error goes.
  package static func start(
    _ program: URL, _ arguments: [String], environment changes: [String: String] = [:], output: FileHandle, errors: FileHandle
  ) throws -> Command {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
    #else
      var actions = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #endif
    // A test's thread may hold signals back, and another test may ignore them; a program would do as its parent does.
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    var usual = none
    for signal in [SIGINT, SIGTERM, SIGHUP, SIGPIPE, SIGUSR1, SIGUSR2] { sigaddset(&usual, signal) }
    posix_spawnattr_setsigdefault(&attributes, &usual)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output.fileDescriptor, 1)
    posix_spawn_file_actions_adddup2(&actions, errors.fileDescriptor, 2)
    let environment = ProcessInfo.processInfo.environment.merging(changes) { $1 }.map { "\($0)=\($1)" }
    func pointers(_ texts: [String]) -> [UnsafeMutablePointer<CChar>?] { texts.map { strdup($0) } + [nil] }
    let shell = ["/bin/sh", "-c", "cd \"$0\" && exec \"$@\"", BuiltProgram.root.path, program.path]
    let (words, settings) = (pointers(shell + arguments), pointers(environment))
    defer { for text in words + settings { free(text) } }
    var process: pid_t = 0
    let failure = posix_spawn(&process, shell[0], &actions, &attributes, words, settings)
    let reason = String(cString: strerror(failure))
    guard failure == 0 else { throw NotStarted(description: "\(program.path) does not start: \(reason)") }
    return Command(process)
  }

  private init(_ process: pid_t) {
    self.process = process
  }

  package var isRunning: Bool {
    if ending == nil { wait(WNOHANG) }
    return ending == nil
  }

  /// The exit status, or 128 and the number of the signal that ended it; after so many seconds it is stopped.
  package func status(within seconds: Int = 300) -> Int32 {
    let deadline = ContinuousClock.now + .seconds(seconds)
    while isRunning {
      if ContinuousClock.now > deadline { kill(process, SIGKILL) }
      usleep(2000)
    }
    let ending = ending ?? 0
    return ending & 0x7F == 0 ? (ending >> 8) & 0xFF : 128 + ending & 0x7F
  }

  /// What Ctrl-C does.
  package func interrupt() { send(SIGINT) }

  /// Sends it a signal, if it runs.
  package func send(_ signal: Int32) {
    if isRunning { kill(process, signal) }
  }

  private func wait(_ options: Int32) {
    var status: Int32 = 0
    if waitpid(process, &status, options) == process { ending = status }
  }
}
