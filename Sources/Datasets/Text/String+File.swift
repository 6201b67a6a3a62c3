extension String {
  /// Reads a whole text file in UTF-8; a byte-order mark at its beginning is left out.
  ///
  /// - Throws: `DatasetError`: the file is missing, cannot be read, is empty, or is not UTF-8; then the line is named.
  public init(textFile path: String) throws(DatasetError) {
    let bytes = try fileBytes(path)
    if let line = firstLineThatIsNotUTF8(bytes) { throw .notPlainText(path: path, line: line) }
    let mark = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    guard bytes.count > mark else { throw .emptyText(path: path) }
    self = String(decoding: bytes[mark...], as: UTF8.self)
  }
}
