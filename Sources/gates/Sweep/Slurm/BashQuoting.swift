import LessonKit

/// A word that bash takes as it is; one with line breaks or other control characters stays in one line.
func bashQuoted(_ word: String) -> String {
  guard word.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) else { return shellQuoted(word) }
  let escaped = word.unicodeScalars.map { scalar in
    switch scalar {
    case "\n": "\\n"
    case "\t": "\\t"
    case "\\", "'": "\\\(scalar)"
    case _ where scalar.value < 0x20 || scalar.value == 0x7F:
      // Always three digits, so that a digit behind it is not taken for one of them.
      "\\" + String(String(scalar.value + 0o1000, radix: 8).dropFirst())
    default: String(scalar)
    }
  }
  return "$'" + escaped.joined() + "'"
}
