/// A place in the text of a plan that moves on.
struct PlanScanner {
  private let scalars: [Unicode.Scalar]
  private var index = 0
  private let path: String
  /// Counted from 1.
  private(set) var line = 1

  init(_ text: String, path: String) {
    scalars = Array(text.unicodeScalars)
    self.path = path
  }

  var isAtEnd: Bool { index == scalars.count }

  /// What comes next; nil at the end.
  var next: Unicode.Scalar? { isAtEnd ? nil : scalars[index] }

  func begins(with text: String) -> Bool { scalars[index...].starts(with: text.unicodeScalars) }

  /// Takes what comes next; nil at the end.
  @discardableResult
  mutating func take() -> Unicode.Scalar? {
    guard let scalar = next else { return nil }
    index += 1
    if scalar == "\n" { line += 1 }
    return scalar
  }

  /// Takes a text that is to come next, if it does.
  mutating func take(_ text: String) -> Bool {
    guard begins(with: text) else { return false }
    for _ in text.unicodeScalars { take() }
    return true
  }

  mutating func take(while isWanted: (Unicode.Scalar) -> Bool) -> String {
    var text = ""
    while let scalar = next, isWanted(scalar) {
      text.unicodeScalars.append(scalar)
      take()
    }
    return text
  }

  /// The rest of a word, for a sentence about it.
  mutating func word() -> String {
    let word = take { !$0.properties.isWhitespace && !",]}[{=:#".unicodeScalars.contains($0) }
    return word.isEmpty ? (take().map { String($0) } ?? "") : word
  }

  func failure(_ sentence: String, line: Int? = nil) -> PlanError {
    PlanError(path: path, line: line ?? self.line, sentence: sentence)
  }
}

extension PlanScanner {
  /// The inside of a text in double quotes, of which the first is taken; both TOML and JSON write it so.
  ///
  /// - Parameter escapes: What may follow a backslash, and what it stands for, besides `u` and four digits.
  mutating func quoted(_ escapes: [Unicode.Scalar: Unicode.Scalar], wideEscape: Bool) throws(PlanError) -> String {
    let start = line
    var text = ""
    while let scalar = take() {
      switch scalar {
      case "\"": return text
      case "\n": throw failure("a text in quotes ends in the line where it begins.", line: start)
      case "\\":
        guard let letter = take() else { break }
        if let meant = escapes[letter] {
          text.unicodeScalars.append(meant)
        } else if letter == "u" || (letter == "U" && wideEscape) {
          text.unicodeScalars.append(try numbered(digits: letter == "u" ? 4 : 8))
        } else {
          throw failure("\\\(letter) stands for nothing in a text; a backslash is written \\\\.", line: start)
        }
      case _ where scalar.value < 0x20 && scalar != "\t":
        throw failure("a text has a control character in it; write it as \\u and four digits.", line: start)
      default: text.unicodeScalars.append(scalar)
      }
    }
    throw failure("a text in quotes has no end.", line: start)
  }

  /// A character by its number in Unicode.
  private mutating func numbered(digits count: Int) throws(PlanError) -> Unicode.Scalar {
    var digits = ""
    while digits.unicodeScalars.count < count, let scalar = next, scalar.properties.isASCIIHexDigit {
      digits.unicodeScalars.append(scalar)
      take()
    }
    guard digits.count == count, let number = UInt32(digits, radix: 16), let scalar = Unicode.Scalar(number) else {
      throw failure("\\u has \(count) hexadecimal digits of a character behind it, and got “\(digits)”.")
    }
    return scalar
  }
}
