import Foundation

/// What the program writes to standard error while it draws on the same terminal: kept in a file, and shown when the terminal is given
/// back. On the screen it would be drawn over, and be gone with it.
struct HeldMessages {
  private let file: Int32
  private let terminal: Int32

  /// Nil where standard error is no terminal: then it goes where it goes.
  init?() {
    guard isatty(STDERR_FILENO) == 1, let file = tmpfile() else { return nil }
    (self.file, terminal) = (fileno(file), dup(STDERR_FILENO))
  }

  func hold() {
    dup2(file, STDERR_FILENO)
  }

  /// Shows what has been held. Calls only what a signal's handler may call.
  func release() {
    dup2(terminal, STDERR_FILENO)
    lseek(file, 0, SEEK_SET)
    withUnsafeTemporaryAllocation(byteCount: 512, alignment: 1) { bytes in
      while true {
        let count = read(file, bytes.baseAddress!, bytes.count)
        guard count > 0 else { break }
        _ = write(STDERR_FILENO, bytes.baseAddress!, count)
      }
    }
    lseek(file, 0, SEEK_SET)
    ftruncate(file, 0)
  }
}
