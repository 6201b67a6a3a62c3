import Foundation
import Synchronization

/// What somebody asks of a sweep while it runs: Ctrl-C and the request to end, how often, and Ctrl-Z.
final class SweepSignals: Sendable {
  private let state = Mutex<(first: Int32?, count: Int, wantsPause: Bool)>((nil, 0, false))

  /// The first signal that asked for the end; nil as long as none has.
  var signal: Int32? { state.withLock { $0.first } }

  /// How often the end was asked for.
  var count: Int { state.withLock { $0.count } }

  /// Whether Ctrl-Z was pressed since this was asked for last.
  func takePause() -> Bool {
    state.withLock { state in
      defer { state.wantsPause = false }
      return state.wantsPause
    }
  }

  /// Takes the signals over, as long as the result is kept.
  func watch() -> [any DispatchSourceSignal] {
    // Whoever started this program may not have wanted to hear of the ends of programs; then none could be waited for.
    Foundation.signal(SIGCHLD, SIG_DFL)
    return [SIGINT, SIGTERM, SIGHUP, SIGTSTP].compactMap { number in
      let before = unsafeBitCast(Foundation.signal(number, SIG_IGN), to: Int.self)
      // A program that was started with nohup is not to end with its terminal.
      if number == SIGHUP, before == unsafeBitCast(SIG_IGN, to: Int.self) { return nil }
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler { [self] in
        state.withLock { state in
          if number == SIGTSTP {
            state.wantsPause = true
          } else {
            state.first = state.first ?? number
            state.count += 1
          }
        }
      }
      source.resume()
      return source
    }
  }
}
