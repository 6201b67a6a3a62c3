/// What a terminal shows after what it was sent: as much of a terminal as the stepper needs.
struct TestScreen {
  private(set) var rows: [[Character]]
  /// The modes that were switched on and not off again: 1049 is the second screen, 25 the cursor.
  private(set) var modes: Set<Int> = [25, 7]
  /// Everything that was sent, as text.
  let sent: String
  private var place = (row: 0, column: 0)

  init(_ bytes: [UInt8], columns: Int, rows: Int) {
    self.rows = Array(repeating: Array(repeating: " ", count: columns), count: rows)
    sent = String(decoding: bytes, as: UTF8.self)
    var rest = sent.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      switch scalar {
      case "\u{1B}" where rest.first == "[": obey(TestScreen.sequence(from: &rest))
      case "\r": place.column = 0
      case "\n": place.row += 1
      default: put(Character(scalar))
      }
    }
  }

  /// Its lines without the spaces at their ends.
  var lines: [String] {
    rows.map { row in String(String(row).reversed().drop { $0 == " " }.reversed()) }
  }

  private static func sequence(from rest: inout Substring.UnicodeScalarView) -> (numbers: String, letter: Unicode.Scalar) {
    rest.removeFirst()
    var numbers = ""
    while let scalar = rest.popFirst() {
      if ("\u{40}"..."\u{7E}").contains(scalar) { return (numbers, scalar) }
      numbers.unicodeScalars.append(scalar)
    }
    return (numbers, "~")
  }

  private mutating func obey(_ command: (numbers: String, letter: Unicode.Scalar)) {
    let numbers = command.numbers.filter { $0 != "?" }.split(separator: ";").map { Int($0) ?? 0 }
    switch command.letter {
    case "H": place = ((numbers.first ?? 1) - 1, (numbers.count > 1 ? numbers[1] : 1) - 1)
    case "J": rows = rows.map { $0.map { _ in " " } }
    case "K":
      guard rows.indices.contains(place.row) else { return }
      for column in place.column..<max(place.column, rows[place.row].count) { rows[place.row][column] = " " }
    case "h": modes.formUnion(numbers)
    case "l": modes.subtract(numbers)
    default: break
    }
  }

  private mutating func put(_ character: Character) {
    if rows.indices.contains(place.row), rows[place.row].indices.contains(place.column) {
      rows[place.row][place.column] = character
    }
    place.column += 1
  }
}
