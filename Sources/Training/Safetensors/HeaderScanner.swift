/// Reads the pieces of JSON that a header is made of, and nothing else: it cannot nest deeper than its caller does.
struct HeaderScanner {
  private let bytes: [UInt8]
  private var position = 0

  /// Where the header begins in the file.
  private let start = 8

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// The next byte after spaces; nil at the end.
  private mutating func peek() -> UInt8? {
    while position < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[position]) { position += 1 }
    return position < bytes.count ? bytes[position] : nil
  }

  private func fault(_ expected: String) -> SafetensorsFault {
    .form(expected: expected, byte: start + position)
  }

  /// Takes this sign if it comes next.
  mutating func takes(_ sign: Unicode.Scalar) -> Bool {
    guard peek() == UInt8(ascii: sign) else { return false }
    position += 1
    return true
  }

  mutating func expect(_ sign: Unicode.Scalar) throws(SafetensorsFault) {
    guard takes(sign) else { throw fault("“\(sign)”") }
  }

  mutating func expectEnd() throws(SafetensorsFault) {
    guard peek() == nil else { throw fault("nothing more") }
  }

  /// The members of an object: for each, its key, with the scanner before its value.
  mutating func object(_ member: (String, inout HeaderScanner) throws(SafetensorsFault) -> Void) throws(SafetensorsFault) {
    try expect("{")
    if takes("}") { return }
    repeat {
      let key = try name()
      try expect(":")
      try member(key, &self)
    } while takes(",")
    guard takes("}") else { throw fault("“,” or “}”") }
  }

  /// A list of whole numbers.
  mutating func wholeNumbers(atMost limit: Int, orElse tooMany: SafetensorsFault) throws(SafetensorsFault) -> [Int] {
    try expect("[")
    if takes("]") { return [] }
    var numbers: [Int] = []
    repeat {
      guard numbers.count < limit else { throw tooMany }
      numbers.append(try wholeNumber())
    } while takes(",")
    guard takes("]") else { throw fault("“,” or “]”") }
    return numbers
  }

  /// Digits without a sign, a point, an exponent, or a zero in front.
  private mutating func wholeNumber() throws(SafetensorsFault) -> Int {
    _ = peek()
    let expected = fault("a whole number from 0 to \(Int.max)")
    var number = 0
    let first = position
    while position < bytes.count, (0x30...0x39).contains(bytes[position]) {
      let (tens, overflow) = number.multipliedReportingOverflow(by: 10)
      let (sum, carry) = tens.addingReportingOverflow(Int(bytes[position]) - 0x30)
      guard !overflow, !carry else { throw expected }
      number = sum
      position += 1
    }
    guard position > first, position == first + 1 || bytes[first] != 0x30 else { throw expected }
    return number
  }

  /// A text that is not long: a name or a key.
  mutating func name() throws(SafetensorsFault) -> String {
    try text(atMost: SafetensorsFile.Limit.nameBytes)
  }

  mutating func text(atMost limit: Int = .max) throws(SafetensorsFault) -> String {
    try expect("\"")
    let first = start + position - 1
    var units: [UInt8] = []
    while true {
      let plain = position
      while position < bytes.count, isPlain(bytes[position]) { position += 1 }
      units += bytes[plain..<position]
      guard units.count <= limit else { throw .longName(byte: first, limit: limit) }
      if position < bytes.count, bytes[position] == UInt8(ascii: "\"") { break }
      guard position < bytes.count, bytes[position] == UInt8(ascii: "\\") else {
        throw fault("a letter, or the end of the text in quotes,")
      }
      position += 1
      units += try escaped()
    }
    position += 1
    guard let text = String(validating: units, as: UTF8.self) else { throw .notUTF8(byte: first) }
    return text
  }

  /// Whether a byte of a text stands for itself.
  private func isPlain(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
  }

  /// What a backslash introduces.
  private mutating func escaped() throws(SafetensorsFault) -> [UInt8] {
    let expected = fault("one of \" \\ / b f n r t u")
    guard position < bytes.count else { throw expected }
    position += 1
    switch bytes[position - 1] {
    case UInt8(ascii: "\""): return [0x22]
    case UInt8(ascii: "\\"): return [0x5C]
    case UInt8(ascii: "/"): return [0x2F]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "f"): return [0x0C]
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "u"): return try escapedCharacter()
    default:
      position -= 1
      throw expected
    }
  }

  /// A character by its number in hexadecimal, or by the two halves that UTF-16 makes of it.
  private mutating func escapedCharacter() throws(SafetensorsFault) -> [UInt8] {
    let expected = fault("a character as four hexadecimal digits")
    var units = [try hexadecimal(expected)]
    if UTF16.isLeadSurrogate(units[0]) {
      guard position + 1 < bytes.count, bytes[position] == 0x5C, bytes[position + 1] == UInt8(ascii: "u") else {
        throw expected
      }
      position += 2
      units.append(try hexadecimal(expected))
    }
    guard let text = String(validating: units, as: UTF16.self) else { throw expected }
    return Array(text.utf8)
  }

  private mutating func hexadecimal(_ expected: SafetensorsFault) throws(SafetensorsFault) -> UInt16 {
    var value: UInt16 = 0
    for _ in 0..<4 {
      guard position < bytes.count, let digit = Character(Unicode.Scalar(bytes[position])).hexDigitValue else { throw expected }
      value = value << 4 | UInt16(digit)
      position += 1
    }
    return value
  }
}
