import Tensors

/// Walks over the lines of a `.ts` file.
struct TimeSeriesReader {
  let path: String
  let file: [UInt8]
  private var position = 0
  private var line = 0

  init(path: String, file: [UInt8]) {
    self.path = path
    self.file = file
    position = file.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// The next line without its end and the blanks around it; nil at the end of the file.
  private mutating func nextLine() -> Range<Int>? {
    guard position < file.count else { return nil }
    line += 1
    let end = file[position...].firstIndex(of: UInt8(ascii: "\n")) ?? file.count
    defer { position = end + 1 }
    return trimmed(position..<end)
  }

  /// The next line that is neither blank nor a comment.
  private mutating func nextTellingLine() -> Range<Int>? {
    while let range = nextLine() {
      if !range.isEmpty, file[range.lowerBound] != UInt8(ascii: "#") { return range }
    }
    return nil
  }

  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    func isBlank(_ place: Int) -> Bool { [0x20, 0x09, 0x0D].contains(file[place]) }
    while start < end, isBlank(start) { start += 1 }
    while start < end, isBlank(end - 1) { end -= 1 }
    return start..<end
  }

  private func text(_ range: Range<Int>) -> String { String(decoding: file[range], as: UTF8.self) }
}

extension TimeSeriesReader {
  /// Everything up to the line `@data`.
  mutating func readHeader() throws(DatasetError) -> TimeSeriesHeader {
    var header = TimeSeriesHeader()
    var hasLabels = false
    while let range = nextTellingLine() {
      let words = text(range).split(whereSeparator: \.isWhitespace).map(String.init)
      guard let key = words.first, key.first == "@" else {
        throw .notATimeSeriesHeader(path: path, line: line, found: text(range))
      }
      switch key.lowercased() {
      case "@data":
        guard hasLabels else { throw .noClassLabels(path: path, line: line) }
        return header
      case "@classlabel":
        hasLabels = words.count > 2 && words[1].lowercased() == "true"
        header.classes = Array(words.dropFirst(2))
      case "@problemname": header.name = words.dropFirst().joined(separator: " ")
      case "@dimensions", "@dimension": header.dimensions = try count(words)
      case "@serieslength": header.length = try count(words)
      case "@univariate": if try isTrue(words) { header.dimensions = 1 }
      case "@timestamps": if try isTrue(words) { throw .timeStamps(path: path, line: line) }
      default: break
      }
    }
    throw .noDataLine(path: path)
  }

  private func count(_ words: [String]) throws(DatasetError) -> Int {
    guard words.count == 2, let count = Int(words[1]), count >= 1 else {
      throw .notATimeSeriesHeader(path: path, line: line, found: words.joined(separator: " "))
    }
    return count
  }

  private func isTrue(_ words: [String]) throws(DatasetError) -> Bool {
    guard words.count == 2, ["true", "false"].contains(words[1].lowercased()) else {
      throw .notATimeSeriesHeader(path: path, line: line, found: words.joined(separator: " "))
    }
    return words[1].lowercased() == "true"
  }
}

extension TimeSeriesReader {
  /// All lines after `@data`.
  mutating func readSequences(_ header: TimeSeriesHeader, named fileName: String) throws(DatasetError) -> [LabelledSequence] {
    let labels = Dictionary(header.classes.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    var sequences: [LabelledSequence] = []
    var channels = header.dimensions
    while let range = nextTellingLine() {
      var parts = parts(of: range, separator: ":")
      let word = text(trimmed(parts.removeLast()))
      guard let label = labels[word] else {
        throw .unknownClass(path: path, line: line, label: word, classes: header.classes)
      }
      guard parts.count == channels ?? parts.count, !parts.isEmpty else {
        throw .channelCount(path: path, line: line, has: parts.count, expected: channels ?? 1)
      }
      channels = parts.count
      var rows: [[Scalar]] = []
      for (channel, part) in parts.enumerated() {
        let row = try numbers(in: part, channel: channel)
        let expected = rows.first?.count ?? header.length ?? row.count
        guard row.count == expected else {
          throw .unequalChannels(path: path, line: line, channel: channel + 1, steps: row.count, expected: expected)
        }
        rows.append(row)
      }
      let steps = rows[0].count
      let values = (0..<steps).flatMap { step in rows.map { $0[step] } }
      sequences.append(
        LabelledSequence(values: values, steps: steps, label: label, origin: "\(fileName), line \(line)"))
    }
    return sequences
  }

  private func numbers(in part: Range<Int>, channel: Int) throws(DatasetError) -> [Scalar] {
    var numbers: [Scalar] = []
    for cell in parts(of: part, separator: ",").map(trimmed) {
      guard let number = decimalNumber(file, cell), Scalar(number).isFinite else {
        let word = text(cell)
        if ["", "?", "nan"].contains(word.lowercased()) {
          throw .missingStep(path: path, line: line, channel: channel + 1, step: numbers.count + 1)
        }
        throw .notANumber(path: path, line: line, column: "channel \(channel + 1)", word: word)
      }
      numbers.append(Scalar(number))
    }
    return numbers
  }

  private func parts(of range: Range<Int>, separator: Unicode.Scalar) -> [Range<Int>] {
    let byte = UInt8(ascii: separator)
    var parts: [Range<Int>] = []
    var start = range.lowerBound
    for place in range where file[place] == byte {
      parts.append(start..<place)
      start = place + 1
    }
    return parts + [start..<range.upperBound]
  }
}
