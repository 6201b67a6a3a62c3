import Foundation

/// Ctrl-C, and the request to end, as a program takes them: at once, except while a file is written or gnuplot draws.
///
/// The exit status is 128 and the signal's number, as in a shell.
package final class Interruption: Sendable {
  private let writing = NSLock()

  package init() {}

  /// Does something that is not interrupted in the middle; a Ctrl-C that came meanwhile takes effect after it.
  package func heldOff<Result, Failure: Error>(while body: () throws(Failure) -> Result) throws(Failure) -> Result {
    writing.lock()
    defer { writing.unlock() }
    return try body()
  }

  /// Takes the signals over, as long as the result is kept.
  package func watch() -> [any DispatchSourceSignal] {
    [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler { [writing] in
        writing.lock()
        if isatty(STDOUT_FILENO) == 1 { StandardOutput.write("\n") }
        _exit(128 + number)
      }
      source.resume()
      return source
    }
  }
}
