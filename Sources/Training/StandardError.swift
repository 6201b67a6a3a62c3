#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Where progress goes, so that what a program prints can be kept apart from it.
package enum StandardError {
  /// How many columns the terminal has; nil where standard error is not a terminal that can draw a line again.
  package static var columns: Int? {
    guard isatty(STDERR_FILENO) == 1, let kind = getenv("TERM"), String(cString: kind) != "dumb" else { return nil }
    var size = winsize()
    let known = ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
    return known ? Int(size.ws_col) : 80
  }

  /// Says something there; where nothing can be said, as on a full disk, the program goes on without it.
  package static func send(_ text: String) {
    let bytes = Array(text.utf8)
    _ = write(STDERR_FILENO, bytes, bytes.count)
  }
}
