/// What can be wrong with data from outside; its description is one sentence that says where, and what to do.
public enum DatasetError: Error, Equatable {
  /// The file cannot be opened or read; the reason is the system's.
  case unreadable(path: String, reason: String)
  case missing(path: String)
  case empty(path: String)
  case headerOnly(path: String)
  case notText(path: String, line: Int)
  case openQuotation(path: String, line: Int)
  case textAfterQuotation(path: String, line: Int)
  case blankLine(path: String, line: Int)
  case unevenLine(path: String, line: Int, cells: Int, expected: Int)
  case noSuchColumn(path: String, column: String, columns: [String])
  case ambiguousColumn(path: String, column: String, numbers: [Int])
  case noNumericColumn(path: String, columns: [String])
  case severalNumericColumns(path: String, columns: [String])
  case missingValue(path: String, line: Int, column: String)
  case notANumber(path: String, line: Int, column: String, word: String)
  /// A series with fewer values than its use needs.
  case tooShort(_ series: String, has: Int, needs: Int, purpose: String)
  /// More than one answer is the best.
  case notUnique(_ series: String, purpose: String)
  /// No sine fits that swings within the series.
  case noPeriod(_ series: String)
}

extension DatasetError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .unreadable(let path, let reason):
      "\(path) cannot be read (\(reason)); give the path of a text file that you may read."
    case .missing(let path):
      "there is no file \(path); check the path, which starts at the folder that the program was started in."
    case .empty(let path):
      "\(path) is empty; a series needs a line for every value."
    case .headerOnly(let path):
      "\(path) has a header and nothing beneath it; a series needs a line for every value."
    case .notText(let path, let line):
      "\(path), line \(line): these bytes are not UTF-8 text; save the file as CSV in UTF-8."
    case .openQuotation(let path, let line):
      "\(path), line \(line): a quotation mark opens here and none closes it; close it, or write it twice inside a quoted cell."
    case .textAfterQuotation(let path, let line):
      "\(path), line \(line): text follows a closing quotation mark; a quotation mark inside a quoted cell is written twice."
    case .blankLine(let path, let line):
      "\(path), line \(line): this line is blank, and more follow; fill it in, or cut the file to a stretch without gaps."
    case .unevenLine(let path, let line, let cells, let expected):
      "\(path), line \(line): \(counted(cells, "cell")) where the first line has \(expected); "
        + "quote a cell that holds the separator, and write decimals with a point."
    case .noSuchColumn(let path, let column, let columns):
      "\(path) has no column \(quoted(column)); it has \(listed(columns)): give a name, or a number from 1 to \(columns.count)."
    case .ambiguousColumn(let path, let column, let numbers):
      "\(path) has \(numbers.count) columns \(quoted(column)); "
        + "give a number instead, one of \(numbers.map(String.init).joined(separator: ", "))."
    case .noNumericColumn(let path, let columns):
      "\(path) has no column of numbers (it has \(listed(columns))); "
        + "write numbers with digits and a decimal point, not a comma, like -3.5 or 2e6."
    case .severalNumericColumns(let path, let columns):
      "\(path) has \(columns.count) columns of numbers; name the one to read, of \(listed(columns))."
    case .missingValue(let path, let line, let column):
      "\(path), line \(line): there is no value in column \(quoted(column)); "
        + "fill it in, or cut the file to a stretch without gaps."
    case .notANumber(let path, let line, let column, let word):
      "\(path), line \(line): \(quoted(word)) in column \(quoted(column)) is not a number; "
        + "write it with digits and a decimal point, like -3.5 or 2e6, or read another column."
    case .tooShort(let series, let has, let needs, let purpose):
      "\(series) has \(counted(has, "value")), and \(needs) are needed for \(purpose); take a longer series, or ask for less."
    case .notUnique(let series, let purpose):
      "\(series) does not settle what \(purpose) is: several do equally well; give a ridge above 0, or look back less far."
    case .noPeriod(let series):
      "no sine fits \(series) of which it shows a quarter of a period or more; take a longer series, or one that swings."
    }
  }

  private func counted(_ count: Int, _ noun: String) -> String {
    count == 1 ? "1 \(noun)" : "\(count) \(noun)s"
  }

  private func quoted(_ text: String) -> String {
    "“" + (text.count <= 40 ? text : text.prefix(39) + "…") + "”"
  }

  /// The first twenty names, and how many there are besides.
  private func listed(_ names: [String]) -> String {
    let rest = names.count > 20 ? ", and \(names.count - 20) more" : ""
    return names.prefix(20).map(quoted).joined(separator: ", ") + rest
  }
}
