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
    case .emptyText(let path):
      "\(path) is empty; a text needs symbols to learn from."
    case .notPlainText(let path, let line):
      "\(path), line \(line): these bytes are not UTF-8 text; save the file as plain text in UTF-8."
    case .textTooShort(let text, let has, let needs, let purpose):
      "\(text) has \(counted(has, "symbol")), and \(needs) are needed for \(purpose); "
        + "take a longer text, a smaller batch, or shorter chunks."
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
    case .tooLarge(let series):
      "\(series) has numbers that are too large to calculate with; divide them all by a power of ten."
    case .noneLeft(let set, let count):
      "\(set) has \(counted(count, "sequence")), too few to train on some and to judge by others; add examples."
    case .tooFewPeople(let set, let count, let needs):
      "\(set) has recordings of \(count == 1 ? "1 person" : "\(count) people"), and \(needs) are needed, so that one can be left out; "
        + "add those of others."
    case .rareClass(let set, let className, let count, let needs):
      "\(set) has \(counted(count, "example")) of \(quoted(className)), and \(needs) are needed, to learn from and to be judged by; "
        + "add examples, or leave the class out."
    case .noRecordings(let path):
      "\(path) has no recordings; give the folder that holds U01, U02 and so on, with files such as U01/01/01.txt, or a zip file of it."
    case .brokenRecording(let path, let line, let words):
      "\(path), line \(line): \(counted(words, "word")) where a recording has 6 (three times, then x, y and z); "
        + "mend the line, or remove the file."
    case .zip(let path, let fault):
      fault.description(path)
    case .notATimeSeriesHeader(let path, let line, let found):
      "\(path), line \(line): \(quoted(found)) is no line of a .ts header; before @data stand lines such as "
        + "@dimensions 3, or @classLabel true left right."
    case .noDataLine(let path):
      "\(path) has no line @data; a .ts file has a header, that line, and then a sequence on each line."
    case .noClassLabels(let path, let line):
      "\(path), line \(line): the header names no classes before @data; add a line such as @classLabel true left right."
    case .timeStamps(let path, let line):
      "\(path), line \(line): values with time stamps are not read; write the values alone, and @timeStamps false."
    case .noSequences(let path):
      "\(path) has a header and no sequence after @data; each line there is a sequence with its class."
    case .unknownClass(let path, let line, let label, let classes):
      "\(path), line \(line): \(quoted(label)) is none of the classes that the header names: \(listed(classes)); "
        + "mend the line, or the header."
    case .channelCount(let path, let line, let has, let expected):
      "\(path), line \(line): \(counted(has, "channel")) where \(expected) are expected; channels are parted by colons, "
        + "and the class comes last."
    case .unequalChannels(let path, let line, let channel, let steps, let expected):
      "\(path), line \(line): channel \(channel) has \(counted(steps, "step")) and not \(expected); "
        + "all channels of a sequence have the same, and those that @seriesLength says if it is there."
    case .missingStep(let path, let line, let channel, let step):
      "\(path), line \(line): there is no value at step \(step) of channel \(channel); "
        + "fill it in, or take the sequence out."
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
