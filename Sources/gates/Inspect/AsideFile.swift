import Foundation

/// A file that is written under another name, piece by piece, and gets its own when it is whole; until then it is not there.
final class AsideFile {
  private let path: String
  private let aside: String
  private var stream: UnsafeMutablePointer<FILE>?

  /// - Throws: `InspectError.notWritten`.
  init(for path: String) throws(InspectError) {
    self.path = path
    aside = "\(path).\(getpid()).part"
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
      throw .notWritten(path: path, reason: String(cString: strerror(EISDIR)))
    }
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
