import Foundation
import Synchronization

/// Ctrl-C, and the request to end, as training takes them: the first lets an update come to its end, the second ends at once, but not in the
/// middle of a file.
final class StopRequest: Sendable {
  private let first = Mutex<Int32?>(nil)
  private let writing = NSLock()

  /// The signal that asked; nil as long as none has.
  var signal: Int32? { first.withLock { $0 } }

  /// Takes the signals over, as long as the result is kept.
  func watch() -> [any DispatchSourceSignal] {
    [SIGINT, SIGTERM].map { number in
      Foundation.signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler { [self] in
        let isFirst = first.withLock { asked in
          defer { asked = asked ?? number }
          return asked == nil
        }
        guard !isFirst else { return }
        writing.lock()
        _exit(128 + number)
      }
      source.resume()
      return source
    }
  }

  /// Does something that even a second Ctrl-C does not end in the middle.
  func heldOff<Result>(while body: () throws -> Result) rethrows -> Result {
    writing.lock()
    defer { writing.unlock() }
    return try body()
  }
}
