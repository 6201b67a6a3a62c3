import Foundation

/// The folder for what a lesson leaves behind; a file in it is whole or not there.
package struct OutputFolder {
  /// Absolute, so that it stays the same wherever the lesson goes.
  package let path: String

  /// Makes the folder if it is not there, and those around it.
  package init(making path: String) throws(LessonError) {
    self.path = URL(fileURLWithPath: path).path
    if let code = OutputFolder.make(self.path) {
      throw .folderNotMade(path: self.path, reason: String(cString: strerror(code)))
    }
    guard access(self.path, W_OK | X_OK) == 0 else { throw .folderNotWritable(path: self.path) }
  }

  /// The error number, or nil if the folder is there now.
  private static func make(_ path: String) -> Int32? {
    guard mkdir(path, 0o777) != 0 else { return nil }
    var code = errno
    if code == ENOENT {
      if let failure = make(URL(fileURLWithPath: path).deletingLastPathComponent().path) { return failure }
      guard mkdir(path, 0o777) != 0 else { return nil }
      code = errno
    }
    var isFolder: ObjCBool = false
    let isThere = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    return isThere ? (isFolder.boolValue ? nil : ENOTDIR) : code
  }

  /// The path of a file in the folder.
  package func file(_ name: String) -> String {
    path + "/" + name
  }

  /// Writes a file aside and renames it when it is whole.
  package func write(_ data: Data, as name: String) throws(LessonError) {
    let aside = file(name) + ".\(getpid()).part"
    guard OutputFolder.write(data, to: aside), rename(aside, file(name)) == 0 else {
      let reason = String(cString: strerror(errno))
      unlink(aside)
      throw .notWritten(path: file(name), reason: reason)
    }
  }

  private static func write(_ data: Data, to path: String) -> Bool {
    guard let stream = fopen(path, "w") else { return false }
    let count = data.withUnsafeBytes { fwrite($0.baseAddress, 1, $0.count, stream) }
    return fclose(stream) == 0 && count == data.count
  }
}
