/// Reads a plan that is written in JSON; unlike Foundation's reader it knows the line of every key.
struct PlanJSONReader {
  private var scanner: PlanScanner

  static func read(_ text: String, path: String) throws(PlanError) -> PlanFile {
    var reader = PlanJSONReader(scanner: PlanScanner(text, path: path))
    reader.skipSpaces()
    let file = try reader.file()
    reader.skipSpaces()
    guard reader.scanner.isAtEnd else {
      throw reader.scanner.failure("after the last } “\(reader.scanner.word())” is left over.")
    }
    return file
  }

  /// The whole plan: entries, tables, and lists of tables.
  private mutating func file() throws(PlanError) -> PlanFile {
    var file = PlanFile()
    var keys: [String: Int] = [:]
    try object { reader, key, line throws(PlanError) in
      try reader.requireNew(key, line, &keys)
      if reader.scanner.next == "{" {
        file.tables.append(PlanFile.Table(name: key, line: line, isOneOfMany: false, entries: try reader.entries()))
      } else if reader.scanner.next == "[" {
        let (values, tables) = try reader.list(named: key)
        file.tables += tables
        if tables.isEmpty { file.entries.append(PlanFile.Entry(key: key, value: .list(values), line: line)) }
      } else {
        file.entries.append(PlanFile.Entry(key: key, value: try reader.value(), line: line))
      }
    }
    return file
  }

  /// The inside of a table.
  private mutating func entries() throws(PlanError) -> [PlanFile.Entry] {
    var entries: [PlanFile.Entry] = []
    var keys: [String: Int] = [:]
    try object { reader, key, line throws(PlanError) in
      try reader.requireNew(key, line, &keys)
      var value: PlanFile.Value
      if reader.scanner.next == "[" {
        let (values, tables) = try reader.list(named: key)
        if let table = tables.first {
          throw reader.scanner.failure("a table in a plan has no tables in it.", line: table.line)
        }
        value = .list(values)
      } else {
        value = try reader.value()
      }
      entries.append(PlanFile.Entry(key: key, value: value, line: line))
    }
    return entries
  }

  private func requireNew(_ key: String, _ line: Int, _ keys: inout [String: Int]) throws(PlanError) {
    if let other = keys.updateValue(line, forKey: key) {
      throw scanner.failure(
        "the key “\(key)” is there already, in line \(other); several values are a list: [1, 2].", line: line)
    }
  }

  private mutating func object(
    _ entry: (inout PlanJSONReader, _ key: String, _ line: Int) throws(PlanError) -> Void
  ) throws(PlanError) {
    scanner.take()
    skipSpaces()
    if scanner.take("}") { return }
    while true {
      let line = scanner.line
      guard scanner.take("\"") else { throw scanner.failure("a key in quotes comes here, and got “\(scanner.word())”.") }
      let key = try text()
      skipSpaces()
      guard scanner.take(":") else { throw scanner.failure("after the key “\(key)” comes : and a value.", line: line) }
      skipSpaces()
      try entry(&self, key, line)
      if try isLast(before: "}") { return }
    }
  }

  /// The values of a list, or its tables.
  private mutating func list(named name: String) throws(PlanError) -> ([PlanFile.Value], [PlanFile.Table]) {
    var (values, tables): ([PlanFile.Value], [PlanFile.Table]) = ([], [])
    scanner.take()
    skipSpaces()
    if scanner.take("]") { return ([], []) }
    repeat {
      let line = scanner.line
      if scanner.next == "{" {
        tables.append(PlanFile.Table(name: name, line: line, isOneOfMany: true, entries: try entries()))
      } else if scanner.next == "[" {
        throw scanner.failure("a list in a plan has no lists in it.")
      } else {
        values.append(try value())
      }
      guard values.isEmpty || tables.isEmpty else {
        throw scanner.failure("the list of “\(name)” has both tables and other values; a list has one kind.", line: line)
      }
    } while try !isLast(before: "]")
    return (values, tables)
  }

  /// Whether a bracket closes here; if not, a comma is taken.
  private mutating func isLast(before bracket: String) throws(PlanError) -> Bool {
    skipSpaces()
    if scanner.take(bracket) { return true }
    guard !scanner.isAtEnd else { throw scanner.failure("the file ends before its last \(bracket).") }
    guard scanner.take(",") else { throw scanner.failure("a comma or \(bracket) is missing before “\(scanner.word())”.") }
    skipSpaces()
    return false
  }

  /// A text, a number, true or false.
  private mutating func value() throws(PlanError) -> PlanFile.Value {
    if scanner.take("\"") { return .text(try text()) }
    let word = scanner.word()
    switch word {
    case "true": return .flag(true)
    case "false": return .flag(false)
    default:
      guard word.wholeMatch(of: /-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?/) != nil else {
        throw scanner.failure("“\(word)” is no text in quotes, number, true, false or list.")
      }
      return .number(word)
    }
  }

  private mutating func text() throws(PlanError) -> String {
    try scanner.quoted(
      ["b": "\u{8}", "t": "\t", "n": "\n", "f": "\u{C}", "r": "\r", "\"": "\"", "\\": "\\", "/": "/"], wideEscape: false)
  }

  private mutating func skipSpaces() { _ = scanner.take { $0 == " " || $0 == "\t" || $0 == "\n" || $0 == "\r" } }
}
