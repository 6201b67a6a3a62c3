import Foundation

/// What a run's process says, in a file in the run's folder; there is none where it says nothing.
struct ChildLog {
  static let fileName = "output.txt"

  let path: String
  private let folder: String
  /// How long the file was before this process.
  private let start: UInt64

  /// - Throws: The reason, where there can be no such folder.
  init(in folder: String) throws(SweepChild.NotStarted) {
    self.folder = folder
    path = folder + "/" + Self.fileName
    guard mkdir(folder, 0o777) == 0 || errno == EEXIST else { throw SweepChild.NotStarted(code: errno) }
    var information = stat()
    start = stat(path, &information) == 0 ? UInt64(information.st_size) : 0
  }

  /// The sentence at its end: the last line that says what is wrong, or the last one at all.
  var lastSentence: String? {
    guard let handle = FileHandle(forReadingAtPath: path) else { return nil }
    defer { try? handle.close() }
    let end = (try? handle.seekToEnd()) ?? 0
    try? handle.seek(toOffset: max(start, end > 8192 ? end - 8192 : 0))
    let text = String(decoding: (try? handle.readToEnd()) ?? Data(), as: UTF8.self)
    let lines = text.split(whereSeparator: \.isNewline).map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
    let wrong = lines.last { $0.hasPrefix("Error: ") }.map { String($0.dropFirst("Error: ".count)) }
    return wrong ?? lines.last
  }

  /// Removes what is empty: the file, and the folder where the run was not begun.
  func tidy() {
    var information = stat()
    if stat(path, &information) == 0, information.st_size == 0 { unlink(path) }
    rmdir(folder)
  }
}
