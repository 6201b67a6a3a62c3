/// Walks over the bytes of a CSV file, line by line and cell by cell, as RFC 4180 has it: a quoted cell may hold separators,
/// line ends, and quotation marks written twice.
///
/// Lines end with LF, CRLF or CR. Blanks around a cell do not count. No text is copied: a cell is a range of bytes.
struct CSVScanner {
  let path: String
  let file: [UInt8]
  let separator: UInt8
  private(set) var position: Int
  private(set) var line = 1

  init(path: String, file: [UInt8], separator: UInt8, from start: Int = 0) {
    self.path = path
    self.file = file
    self.separator = separator
    position = start
  }

  /// The next line that is not blank, in `cells`; false, and `cells` as they were, at the end of the file.
  ///
  /// - Throws: if a line has another number of cells than `columns`, is blank though lines with values follow, or has quotation
  ///   marks where none may be.
  mutating func nextRow(into cells: inout [CSVCell], columns: Int? = nil) throws(DatasetError) -> Bool {
    let firstLine = line
    skipBlankLines()
    guard position < file.count else { return false }
    let rowLine = line
    if columns != nil, rowLine > firstLine { throw .blankLine(path: path, line: firstLine) }
    cells.removeAll(keepingCapacity: true)
    cells.append(try nextCell())
    while position < file.count, file[position] == separator {
      position += 1
      cells.append(try nextCell())
    }
    takeLineEnd()
    if let columns, cells.count != columns {
      throw .unevenLine(path: path, line: rowLine, cells: cells.count, expected: columns)
    }
    return true
  }

  /// Goes to the beginning of the next line that has more than blanks, or to the end of the file.
  mutating func skipBlankLines() {
    while true {
      let lineStart = position
      skipBlanks()
      guard position < file.count else { return }
      guard isLineEnd(file[position]) else {
        position = lineStart
        return
      }
      takeLineEnd()
    }
  }

  private mutating func nextCell() throws(DatasetError) -> CSVCell {
    skipBlanks()
    if position < file.count, file[position] == quotation { return try quotedCell() }
    let start = position
    while position < file.count, file[position] != separator, !isLineEnd(file[position]) { position += 1 }
    return CSVCell(bytes: start..<endWithoutBlanks(start..<position), line: line)
  }

  private mutating func quotedCell() throws(DatasetError) -> CSVCell {
    let firstLine = line
    position += 1
    skipBlanks()
    let start = position
    while true {
      guard position < file.count else { throw .openQuotation(path: path, line: firstLine) }
      if isLineEnd(file[position]) {
        takeLineEnd()
      } else if file[position] != quotation {
        position += 1
      } else if position + 1 < file.count, file[position + 1] == quotation {
        position += 2
      } else {
        break
      }
    }
    let end = endWithoutBlanks(start..<position)
    position += 1
    skipBlanks()
    guard position == file.count || file[position] == separator || isLineEnd(file[position]) else {
      throw .textAfterQuotation(path: path, line: line)
    }
    return CSVCell(bytes: start..<end, line: firstLine, isQuoted: true)
  }

  private mutating func takeLineEnd() {
    guard position < file.count else { return }
    let isPair = file[position] == carriageReturn && position + 1 < file.count && file[position + 1] == lineFeed
    position += isPair ? 2 : 1
    line += 1
  }

  private mutating func skipBlanks() {
    while position < file.count, isBlank(file[position]) { position += 1 }
  }

  private func endWithoutBlanks(_ range: Range<Int>) -> Int {
    var end = range.upperBound
    while end > range.lowerBound, isBlank(file[end - 1]) { end -= 1 }
    return end
  }

  private func isBlank(_ byte: UInt8) -> Bool {
    byte != separator && (byte == space || byte == tab)
  }

  private func isLineEnd(_ byte: UInt8) -> Bool {
    byte == lineFeed || byte == carriageReturn
  }

  private var quotation: UInt8 { UInt8(ascii: "\"") }
  private var lineFeed: UInt8 { UInt8(ascii: "\n") }
  private var carriageReturn: UInt8 { UInt8(ascii: "\r") }
  private var space: UInt8 { UInt8(ascii: " ") }
  private var tab: UInt8 { UInt8(ascii: "\t") }
}
