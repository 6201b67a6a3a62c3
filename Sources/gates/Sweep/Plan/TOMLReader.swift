/// Reads a plan that is written in TOML.
///
/// Plans need a part of TOML: keys, texts, numbers, true and false, lists of those, `[tables]` and `[[tables]]`. What goes beyond is
/// refused with its line, so that nothing is read otherwise than it was meant.
struct TOMLReader {
  private var scanner: PlanScanner
  private var file = PlanFile()

  private init(_ text: String, path: String) {
    scanner = PlanScanner(text, path: path)
  }

  static func read(_ text: String, path: String) throws(PlanError) -> PlanFile {
    var reader = TOMLReader(text, path: path)
    while reader.skipEmptyLines() { try reader.readLine() }
    return reader.file
  }

  private mutating func readLine() throws(PlanError) {
    if scanner.next == "[" { try readHeading() } else { try readEntry() }
    skipSpaces()
    skipComment()
    guard scanner.isAtEnd || scanner.take("\n") else {
      throw scanner.failure("“\(scanner.word())” is left over at the end of the line; begin a new line, or put # before it.")
    }
  }

  private mutating func readHeading() throws(PlanError) {
    let line = scanner.line
    let isOneOfMany = scanner.take("[[")
    if !isOneOfMany { scanner.take() }
    skipSpaces()
    let name = try key()
    skipSpaces()
    guard scanner.take(isOneOfMany ? "]]" : "]") else {
      throw scanner.failure("a heading is written \(isOneOfMany ? "[[\(name)]]" : "[\(name)]").", line: line)
    }
    if let other = file.tables.first(where: { $0.name == name && !(isOneOfMany && $0.isOneOfMany) }) {
      throw scanner.failure("the heading \(name) is there already, in line \(other.line).", line: line)
    }
    file.tables.append(PlanFile.Table(name: name, line: line, isOneOfMany: isOneOfMany))
  }

  private mutating func readEntry() throws(PlanError) {
    let line = scanner.line
    let key = try key()
    skipSpaces()
    guard scanner.take("=") else {
      throw scanner.failure("after the key “\(key)” comes = and a value, as in \(key) = 1.", line: line)
    }
    skipSpaces()
    let entry = PlanFile.Entry(key: key, value: try value(of: key), line: line)
    let others = file.tables.last?.entries ?? file.entries
    if let other = others.first(where: { $0.key == key }) {
      throw scanner.failure(
        "the key “\(key)” is there already, in line \(other.line); several values are a list: [1, 2].", line: line)
    }
    if file.tables.isEmpty { file.entries.append(entry) } else { file.tables[file.tables.count - 1].entries.append(entry) }
  }

  private mutating func key() throws(PlanError) -> String {
    let key = scanner.take("\"") ? try text() : scanner.take { Self.isPlain($0) }
    if scanner.next == "." { throw scanner.failure("a key in a plan has no dot; write it in letters, digits, - and _.") }
    guard !key.isEmpty else {
      throw scanner.failure("a line begins with a key or with a [heading], and got “\(scanner.word())”.")
    }
    return key
  }

  private mutating func text() throws(PlanError) -> String {
    try scanner.quoted(
      ["b": "\u{8}", "t": "\t", "n": "\n", "f": "\u{C}", "r": "\r", "\"": "\"", "\\": "\\"], wideEscape: true)
  }

  private mutating func value(of key: String) throws(PlanError) -> PlanFile.Value {
    switch scanner.next {
    case "\"":
      if scanner.begins(with: "\"\"\"") { throw scanner.failure("a text in a plan stands in one line, in \" or '.") }
      scanner.take()
      return .text(try text())
    case "'":
      scanner.take()
      let text = scanner.take { $0 != "'" && $0 != "\n" }
      guard scanner.take("'") else { throw scanner.failure("a text in quotes ends in the line where it begins.") }
      return .text(text)
    case "[": return .list(try list(of: key))
    case "{":
      throw scanner.failure("a value is a text, a number, true, false or a list of them; for a table write a [heading].")
    default: return try word(of: key)
    }
  }

  private mutating func list(of key: String) throws(PlanError) -> [PlanFile.Value] {
    let line = scanner.line
    scanner.take()
    var values: [PlanFile.Value] = []
    while true {
      _ = skipEmptyLines()
      if scanner.take("]") { return values }
      guard !scanner.isAtEnd else { throw scanner.failure("the list of “\(key)” has no ] at its end.", line: line) }
      guard scanner.next != "[" else { throw scanner.failure("a list in a plan has no lists in it.") }
      values.append(try value(of: key))
      _ = skipEmptyLines()
      guard scanner.take(",") || scanner.next == "]" || scanner.isAtEnd else {
        throw scanner.failure("in the list of “\(key)” a comma is missing before “\(scanner.word())”.")
      }
    }
  }

  /// A number, or true, or false.
  private mutating func word(of key: String) throws(PlanError) -> PlanFile.Value {
    let word = scanner.take { Self.isPlain($0) || $0 == "." || $0 == "+" || $0 == ":" }
    switch word {
    case "": throw scanner.failure("after “\(key) =” comes a value, and got “\(scanner.word())”.")
    case "true": return .flag(true)
    case "false": return .flag(false)
    default:
      let digits = /[+-]?(0|[1-9](_?[0-9])*)(\.[0-9](_?[0-9])*)?([eE][+-]?[0-9](_?[0-9])*)?/
      guard word.wholeMatch(of: digits) != nil else {
        throw scanner.failure("“\(word)” is no number, true or false; a text stands in quotes: \"\(word)\".")
      }
      return .number(word.replacing("_", with: "").replacing("+", with: ""))
    }
  }

  /// Goes to the next thing that is no space, no comment and no end of a line; false if there is none.
  private mutating func skipEmptyLines() -> Bool {
    repeat {
      skipSpaces()
      skipComment()
    } while scanner.take("\n")
    return !scanner.isAtEnd
  }

  private mutating func skipSpaces() { _ = scanner.take { $0 == " " || $0 == "\t" } }

  private mutating func skipComment() {
    if scanner.next == "#" { _ = scanner.take { $0 != "\n" } }
  }

  /// Whether a key may have it without quotes.
  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == "-" || scalar == "_")
  }
}
