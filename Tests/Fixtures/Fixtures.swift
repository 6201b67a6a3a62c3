import Foundation

/// The reference numbers beside this file, computed in 64 bits by PyTorch; `make_fixtures.py` made them.
public enum Fixtures {
  /// Reads a file such as `optimizers.json` of this folder.
  ///
  /// - Throws: when the file cannot be read, with its path, and when it is not made as `type` says.
  public static func load<Content: Decodable>(_ file: String, as type: Content.Type = Content.self) throws -> Content {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    return try JSONDecoder().decode(type, from: Data(contentsOf: folder.appendingPathComponent(file)))
  }
}

/// A shape and its numbers, row after row.
public struct ReferenceTensor: Decodable, Equatable, Sendable {
  public let shape: [Int]
  public let values: [Double]
}
