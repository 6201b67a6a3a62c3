/// What can be wrong with data from outside; its description is one sentence that says where, and what to do.
public enum DatasetError: Error, Equatable {
  /// The file cannot be opened or read; the reason is the system's.
  case unreadable(path: String, reason: String)
  case missing(path: String)
  case empty(path: String)
  case headerOnly(path: String)
  case notText(path: String, line: Int)
  /// A text without a single symbol.
  case emptyText(path: String)
  case notPlainText(path: String, line: Int)
  /// A text with fewer symbols than its use needs.
  case textTooShort(_ text: String, has: Int, needs: Int, purpose: String)
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
  /// Numbers that cannot be squared and added without becoming infinite.
  case tooLarge(_ series: String)
  /// A set that leaves nothing to judge by.
  case noneLeft(_ set: String, count: Int)
  case tooFewPeople(_ set: String, count: Int, needs: Int)
  /// A class of which there are not enough examples to learn from and be judged by.
  case rareClass(_ set: String, className: String, count: Int, needs: Int)
  /// A folder without SmartWatch recordings.
  case noRecordings(path: String)
  /// A line of a recording that has not six words.
  case brokenRecording(path: String, line: Int, words: Int)
  /// A zip file that cannot be read, or not without danger.
  case zip(path: String, ZipFault)
  /// A line of a `.ts` file before `@data` that makes no sense there.
  case notATimeSeriesHeader(path: String, line: Int, found: String)
  case noDataLine(path: String)
  case noClassLabels(path: String, line: Int)
  case timeStamps(path: String, line: Int)
  case noSequences(path: String)
  case unknownClass(path: String, line: Int, label: String, classes: [String])
  case channelCount(path: String, line: Int, has: Int, expected: Int)
  case unequalChannels(path: String, line: Int, channel: Int, steps: Int, expected: Int)
  case missingStep(path: String, line: Int, channel: Int, step: Int)
  /// No sine fits that swings within the series.
  case noPeriod(_ series: String)
}
