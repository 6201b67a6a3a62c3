/// Where a cell of a CSV file stands: its bytes without quotation marks and without blanks around, and its line, counted from
/// 1.
struct CSVCell {
  var bytes: Range<Int>
  var line: Int
  var isQuoted = false

  /// The text, with doubled quotation marks made single again.
  func text(in file: [UInt8]) -> String {
    let text = String(decoding: file[bytes], as: UTF8.self)
    guard isQuoted else { return text }
    return text.split(separator: "\"\"", omittingEmptySubsequences: false).joined(separator: "\"")
  }

  /// The text on one line: line ends, tabs and other characters without a shape become spaces.
  func line(in file: [UInt8]) -> String {
    String(text(in: file).map { $0.isNewline || $0.asciiValue.map { $0 < 0x20 } == true ? " " : $0 })
  }

  /// Whether the cell stands for a value that nobody knows: empty, NA, NaN (in capitals or not) or ?.
  func isMissing(in file: [UInt8]) -> Bool {
    bytes.isEmpty || isMissingMark(in: file)
  }

  /// Whether it says so by a word or sign.
  func isMissingMark(in file: [UInt8]) -> Bool {
    guard (1...3).contains(bytes.count) else { return false }
    let lowercase = file[bytes].map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    return lowercase == Array("na".utf8) || lowercase == Array("nan".utf8) || lowercase == [UInt8(ascii: "?")]
  }

  func number(in file: [UInt8]) -> Double? {
    decimalNumber(file, bytes)
  }
}
