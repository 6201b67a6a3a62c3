import Foundation

/// A file that is written under another name, piece by piece, and gets its own when it is whole; until then it is not there.
final class AsideFile {
  private let path: String
  private let aside: String
  private var stream: UnsafeMutablePointer<FILE>?

  /// - Throws: `InspectError.notWritten`.
  init(for path: String) throws(InspectError) {
    var target = path
    var information = stat()
    if stat(path, &information) == 0 {
      let kind = information.st_mode & S_IFMT
      guard kind != S_IFDIR else { throw .notWritten(path: path, reason: String(cString: strerror(EISDIR))) }
      guard kind == S_IFREG else { throw .notWritten(path: path, reason: "it is a device or a pipe") }
      // A link stays a link.
      if let real = realpath(path, nil) {
        target = String(cString: real)
        free(real)
      }
    }
    self.path = target
    aside = "\(target).\(getpid()).part"
    stream = fopen(aside, "wx")
    guard stream != nil else { throw .notWritten(path: path, reason: String(cString: strerror(errno))) }
  }

  func write(_ bytes: [UInt8]) throws {
    guard let stream, fwrite(bytes, 1, bytes.count, stream) == bytes.count else { throw failure }
  }

  func finish() throws(InspectError) {
    let isWhole = stream.map { fclose($0) == 0 } ?? false
    stream = nil
    guard isWhole, rename(aside, path) == 0 else { throw failure }
  }

  private var failure: InspectError { .notWritten(path: path, reason: String(cString: strerror(errno))) }

  deinit {
    if let stream { fclose(stream) }
    unlink(aside)
  }
}
