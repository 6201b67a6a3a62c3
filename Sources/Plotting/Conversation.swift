import CGnuplotIostream

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// What came of giving a script to a program.
package struct Conversation {
  package enum Ending: Equatable {
    case exited(Int32)
    case killed(signal: Int32)
    case hung
    case notStarted
  }

  package private(set) var ending = Ending.notStarted
  package private(set) var output: [UInt8] = []
  package private(set) var messages: [UInt8] = []

  /// Starts the program, writes the script into it, reads what it says, and stops it when the time is over.
  ///
  /// One loop does all three by asking `poll` what can be done without waiting, so that neither side waits for ever for the other.
  package init(with path: String, _ arguments: [String], script: String, timeLimit: Duration) {
    guard let child = Child(path, arguments) else { return }
    let guarded = PipeSignalGuard()
    defer { guarded.end() }
    let deadline = ContinuousClock.now + timeLimit
    var stream = gnuplot_stream_open(child.input)
    defer { if let stream { gnuplot_stream_close(stream) } }
    var rest = Array(script.utf8)[...]
    var open = [child.output, child.messages]

    while !child.hasEnded {
      guard ContinuousClock.now < deadline else {
        child.stop()
        ending = .hung
        break
      }
      if rest.isEmpty, let finished = stream {
        gnuplot_stream_close(finished)
        stream = nil
      }
      var requests = open.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
      if stream != nil { requests.append(pollfd(fd: child.input, events: Int16(POLLOUT), revents: 0)) }
      guard poll(&requests, nfds_t(requests.count), requests.isEmpty ? 1 : 10) > 0 else { continue }
      open = open.filter { listen(to: $0, of: child) }
      if let writing = stream, requests.last?.revents != 0, requests.last?.fd == child.input {
        // 512 bytes, which POSIX promises to take without waiting when the pipe can be written at all.
        let piece = rest.prefix(512)
        let problem = piece.withUnsafeBytes {
          gnuplot_stream_send(writing, $0.baseAddress?.assumingMemoryBound(to: CChar.self), piece.count)
        }
        rest = problem == 0 ? rest.dropFirst(piece.count) : []
      }
    }
    for descriptor in open { _ = listen(to: descriptor, of: child) }
    close(child.output)
    close(child.messages)
    switch (ending, child.reap()) {
    case (.hung, _): break
    case (_, .exited(let status)): ending = .exited(status)
    case (_, .killed(let signal)): ending = .killed(signal: signal)
    }
  }

  /// Takes what there is to read; false at the end of the pipe.
  private mutating func listen(to descriptor: Int32, of child: Child) -> Bool {
    var piece = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = read(descriptor, &piece, piece.count)
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return count < 0 && errno == EAGAIN }
      if descriptor == child.output { output += piece[..<count] } else { messages += piece[..<count] }
    }
  }
}
