import Foundation

/// A file in a folder of its own, made byte by byte; removed at the end of its life.
final class RawSafetensors {
  let path: String
  private let folder: URL

  init(_ bytes: [UInt8]) throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("safetensors-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = folder.appendingPathComponent("net.safetensors").path
    try Data(bytes).write(to: URL(fileURLWithPath: path))
  }

  /// A header, its length before it, and the numbers.
  convenience init(_ header: String, _ numbers: [UInt8] = []) throws {
    try self.init(Self.length(header.utf8.count) + header.utf8 + numbers)
  }

  static func length(_ count: Int) -> [UInt8] {
    (0..<8).map { UInt8(truncatingIfNeeded: count >> (8 * $0)) }
  }

  deinit {
    try? FileManager.default.removeItem(at: folder)
  }

  var bytes: [UInt8] {
    get throws { try Array(Data(contentsOf: URL(fileURLWithPath: path))) }
  }

  /// What else is in the folder.
  var others: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0 != "net.safetensors" } }
  }
}
