/// How many columns of a terminal a text takes.
func columnCount(of text: some StringProtocol) -> Int {
  text.utf8.allSatisfy { $0 < 0x80 } ? text.utf8.count : text.reduce(0) { $0 + columnCount(of: $1) }
}

/// Two for the signs of East Asia and for most pictures, one for others.
func columnCount(of character: Character) -> Int {
  guard let first = character.unicodeScalars.first, first.value >= 0x1100 else { return 1 }
  let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
    0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1FAFF, 0x20000...0x3FFFD,
  ]
  let isPicture = first.properties.isEmojiPresentation || character.unicodeScalars.contains { $0.value == 0xFE0F }
  return isPicture || wide.contains { $0.contains(first.value) } ? 2 : 1
}

/// As much of a text as fits into so many columns.
func prefix(of text: String, columns: Int) -> String {
  var room = columns
  return String(
    text.prefix { character in
      room -= columnCount(of: character)
      return room >= 0
    })
}
