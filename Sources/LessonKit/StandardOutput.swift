import Foundation
import FourGates

/// Standard output as a file descriptor: what is written is out, also when the program ends in the next line.
package enum StandardOutput {
  /// Writes all of it. Nobody reading any more (`lesson-08 | head -3`) is a quiet end, not a failure.
  package static func write(_ text: String) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      if count >= 0 {
        rest = rest.dropFirst(count)
      } else if errno == EAGAIN {
        var wanted = pollfd(fd: STDOUT_FILENO, events: Int16(POLLOUT), revents: 0)
        poll(&wanted, 1, -1)
      } else if errno == EPIPE {
        _exit(0)
      } else if errno != EINTR {
        let error = LessonError.outputLost(reason: String(cString: strerror(errno)))
        StandardError.send("Error: \(error)\n")
        _exit(1)
      }
    }
  }

  /// A write to a pipe that nobody reads fails from now on, instead of ending the program with a signal.
  package static func outliveClosedPipes() {
    signal(SIGPIPE, SIG_IGN)
  }
}
