import FourGates

/// A way to spoil a file.
enum Change: CaseIterable {
  case length, numberBits, cutNumbers, addNumbers, notFinite, splice
  case headerBits, number, type, name, double, leaveOut, insert, nest

  private static let numbers = [
    "0", "1", "2", "3", "4", "-1", "1.5", "1e9", "01", "", "4294967296", "9223372036854775807", "9223372036854775808",
    "99999999999999999999999", "1000000000000", "null", "[]", "\"4\"",
  ]

  private static let types = ["F16", "BF16", "F32", "F64", "I64", "BOOL", "F8_E4M3", "", "f32", "F32\\u0000"]

  private static let insertions = [
    "\"__metadata__\":{},", "\"__metadata__\":{\"fourgates\":\"{}\"},", "\\u0000", "\\ud800", "\\ud83d\\udc3a", "\u{0}", "\"",
    "\\",
    "{", "}", "[", "]", ",", ":", "null", "\u{202E}", "é", " ", "\n", "\"shape\":[0],", "\\\"layers\\\":1000000000000",
    "\\\"hidden\\\":0",
  ]

  /// Changes the header; its length is put right afterwards.
  func apply(to header: inout [UInt8], _ dice: inout Dice) {
    guard !header.isEmpty else { return }
    let place = dice.index(below: header.count)
    let end = min(header.count, place + 1 + dice.index(below: 80))
    switch self {
    case .number: replace(runsOf: { (0x30...0x39).contains($0) }, with: Self.numbers, in: &header, &dice)
    case .type: replaceText(after: "\"dtype\":\"", with: Self.types, in: &header, &dice)
    case .name: replace(runsOf: { (0x61...0x7A).contains($0) || $0 == 0x5F }, with: names(&dice), in: &header, &dice)
    case .double: header.insert(contentsOf: Array(header[place..<end]), at: place)
    case .leaveOut: header.removeSubrange(place..<end)
    case .insert:
      let units: [UInt8] =
        dice.index(below: 6) == 0
        ? [0xC3, 0xFF, 0x80] : Array(Self.insertions[dice.index(below: Self.insertions.count)].utf8)
      header.insert(contentsOf: units, at: place)
    case .nest:
      let piece = [Array("[".utf8), Array("{\"a\":".utf8), Array("{".utf8)][dice.index(below: 3)]
      header.insert(contentsOf: Array(repeating: piece, count: 1 + dice.index(below: 3000)).joined(), at: place)
    default: header[place] ^= 1 << UInt8(dice.index(below: 8))
    }
  }

  private func names(_ dice: inout Dice) -> [String] {
    ["lstm", "gru", "weight_ih_l0_reverse", "weight_hr_l0", "l999999999999", "", "__metadata__", "version", "rnn", "peephole"]
      + [String(repeating: "x", count: dice.index(below: 1200)), "lessonNotes", "task", "e\u{301}"]
  }

  /// Replaces one stretch of bytes of a kind.
  private func replace(
    runsOf isOfKind: (UInt8) -> Bool, with texts: [String], in header: inout [UInt8], _ dice: inout Dice
  ) {
    let starts = header.indices.filter { isOfKind(header[$0]) && ($0 == 0 || !isOfKind(header[$0 - 1])) }
    guard !starts.isEmpty else { return }
    let start = starts[dice.index(below: starts.count)]
    let end = header[start...].firstIndex { !isOfKind($0) } ?? header.count
    header.replaceSubrange(start..<end, with: Array(texts[dice.index(below: texts.count)].utf8))
  }

  /// Replaces the text up to the next quotation mark after one of these places.
  private func replaceText(after mark: String, with texts: [String], in header: inout [UInt8], _ dice: inout Dice) {
    let places = header.indices.filter { header[$0...].starts(with: mark.utf8) }.map { $0 + mark.utf8.count }
    guard !places.isEmpty else { return }
    let start = places[dice.index(below: places.count)]
    let end = header[start...].firstIndex(of: UInt8(ascii: "\"")) ?? header.count
    header.replaceSubrange(start..<end, with: Array(texts[dice.index(below: texts.count)].utf8))
  }
}
