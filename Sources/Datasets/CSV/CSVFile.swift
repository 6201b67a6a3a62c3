/// A CSV file whose separator, header and columns are known, and whose columns of numbers can be read.
///
/// The rules, which go by the first line that is not blank:
/// - the separator is a tab if the line has one outside quotation marks, else a semicolon if it has one, else a comma;
/// - the line is a header if none of its cells is a number, or a mark of a missing value;
/// - every other line has as many cells as this one;
/// - a column is one of numbers if its first cell that is not missing is a number.
struct CSVFile {
  let path: String
  /// The names in the header; `column 1`, `column 2`, … where there is none, or a name is empty.
  let columns: [String]
  let hasHeader: Bool
  private let file: [UInt8]
  /// Stands before the first line of values.
  private let start: CSVScanner

  init(path: String, bytes: [UInt8]) throws(DatasetError) {
    if let line = firstLineThatIsNotUTF8(bytes) { throw .notText(path: path, line: line) }
    let mark = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var scanner = CSVScanner(path: path, file: bytes, separator: separator(of: bytes[mark...]), from: mark)
    scanner.skipBlankLines()
    let beginning = scanner
    var cells: [CSVCell] = []
    guard try scanner.nextRow(into: &cells) else { throw .empty(path: path) }
    self.path = path
    file = bytes
    hasHeader =
      cells.contains { !$0.bytes.isEmpty } && !cells.contains { $0.number(in: bytes) != nil || $0.isMissingMark(in: bytes) }
    let names = hasHeader ? cells.map { $0.line(in: bytes) } : cells.map { _ in "" }
    columns = names.enumerated().map { $1.isEmpty ? "column \($0 + 1)" : $1 }
    start = hasHeader ? scanner : beginning
  }

  /// The place of the column that is meant, counted from 0: by its name, else by its number, counted from 1; the only column of
  /// numbers if none is asked for.
  func column(_ asked: String?) throws(DatasetError) -> Int {
    guard let asked else { return try onlyNumericColumn() }
    let named = columns.indices.filter { columns[$0] == asked }
    if named.count > 1 { throw .ambiguousColumn(path: path, column: asked, numbers: named.map { $0 + 1 }) }
    if let place = named.first { return place }
    guard let number = Int(asked), (1...columns.count).contains(number) else {
      throw .noSuchColumn(path: path, column: asked, columns: columns)
    }
    return number - 1
  }

  private func onlyNumericColumn() throws(DatasetError) -> Int {
    var undecided = Set(columns.indices)
    var numeric: [Int] = []
    var scanner = start
    var cells: [CSVCell] = []
    while !undecided.isEmpty, try scanner.nextRow(into: &cells, columns: columns.count) {
      for place in undecided where !cells[place].isMissing(in: file) {
        undecided.remove(place)
        if cells[place].number(in: file) != nil { numeric.append(place) }
      }
    }
    if cells.isEmpty { throw .headerOnly(path: path) }
    let names = numeric.sorted().map { columns[$0] }
    guard let only = numeric.first else { throw .noNumericColumn(path: path, columns: columns) }
    guard numeric.count == 1 else { throw .severalNumericColumns(path: path, columns: names) }
    return only
  }

  /// All numbers of a column, from the first line of values to the last.
  func numbers(inColumn place: Int) throws(DatasetError) -> [Double] {
    var numbers: [Double] = []
    var scanner = start
    var cells: [CSVCell] = []
    while try scanner.nextRow(into: &cells, columns: columns.count) {
      let cell = cells[place]
      if let number = cell.number(in: file) {
        numbers.append(number)
      } else if cell.isMissing(in: file) {
        throw .missingValue(path: path, line: cell.line, column: columns[place])
      } else {
        throw .notANumber(path: path, line: cell.line, column: columns[place], word: cell.line(in: file))
      }
    }
    if numbers.isEmpty { throw .headerOnly(path: path) }
    return numbers
  }
}

/// The separator that the first line which is not blank speaks for.
private func separator(of text: ArraySlice<UInt8>) -> UInt8 {
  var isQuoted = false
  var seen: Set<UInt8> = []
  for byte in text {
    if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
    if isQuoted { continue }
    if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
      if seen.subtracting([UInt8(ascii: " ")]).isEmpty { continue }
      break
    }
    seen.insert(byte)
  }
  return [UInt8(ascii: "\t"), UInt8(ascii: ";")].first { seen.contains($0) } ?? UInt8(ascii: ",")
}
