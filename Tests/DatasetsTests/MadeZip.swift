import Foundation

@testable import Datasets

/// Writes zip files byte by byte, right ones and wrong ones.
struct MadeZip {
  struct File {
    var name: String
    var packed: [UInt8]
    var size: Int
    var checksum: UInt32
    var method = 0
    var flags = 0
    var start: Int?

    /// Stored as it is.
    init(_ name: String, _ text: String) {
      self.name = name
      packed = Array(text.utf8)
      size = packed.count
      checksum = Datasets.checksum(of: packed)
    }
  }

  var files: [File]
  var comment = ""
  /// How many files the last record says there are, and where the list begins, if not as it is.
  var count: Int?
  var listStart: Int?
  var part = 0

  init(_ files: [File]) { self.files = files }

  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    var list: [UInt8] = []
    for file in files {
      let start = file.start ?? bytes.count
      let common =
        low(file.flags, 2) + low(file.method, 2) + low(0, 4) + low(Int(file.checksum), 4) + low(file.packed.count, 4)
        + low(file.size, 4) + low(file.name.utf8.count, 2) + low(0, 2)
      bytes += low(0x0403_4B50, 4) + low(20, 2) + common + Array(file.name.utf8) + file.packed
      list += low(0x0201_4B50, 4) + low(20, 2) + low(20, 2) + common + low(0, 10) + low(start, 4) + Array(file.name.utf8)
    }
    let files = count ?? files.count
    let end = low(0x0605_4B50, 4) + low(part, 2) + low(part, 2) + low(files, 2) + low(files, 2)
    return bytes + list + end + low(list.count, 4) + low(listStart ?? bytes.count, 4) + low(comment.utf8.count, 2)
      + Array(comment.utf8)
  }

  /// So many bytes of a number, the low one first.
  private func low(_ number: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: $0 < 8 ? number >> (8 * $0) : 0) }
  }
}

/// A folder for one test, removed after it.
func withFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
  let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  return try body(folder)
}
