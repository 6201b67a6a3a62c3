#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Keeps SIGPIPE from this thread until ``end()``: a write into a pipe that nobody reads is an error then, and no death.
///
/// What the program does about the signal elsewhere, for example when its own output is piped into `head`, stays as it is.
struct PipeSignalGuard {
  private var before = sigset_t()
  private let wasPending: Bool

  init() {
    wasPending = Self.isPending()
    var signals = Self.pipeSignal
    pthread_sigmask(SIG_BLOCK, &signals, &before)
  }

  func end() {
    var signals = Self.pipeSignal
    if !wasPending && Self.isPending() {
      var taken: Int32 = 0
      sigwait(&signals, &taken)
    }
    var mask = before
    pthread_sigmask(SIG_SETMASK, &mask, nil)
  }

  private static var pipeSignal: sigset_t {
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGPIPE)
    return signals
  }

  private static func isPending() -> Bool {
    var pending = sigset_t()
    sigpending(&pending)
    return sigismember(&pending, SIGPIPE) == 1
  }
}
