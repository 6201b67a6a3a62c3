/// A text as gnuplot takes it: every title, label and name reaches a script through here, and through nothing else.
///
/// Inside single quotes gnuplot runs no backquotes, expands no `@macro` and knows no backslash. The single quote itself is put in by
/// its number, between two pieces: written twice, as gnuplot's manual has it, it is misread at the beginning of a text. What would
/// end the line is taken out by ``cleaned(_:limit:)``. Terminals are set to `noenhanced`, so that `_`, `^` and `{` are drawn as they
/// are.
func quoted(_ text: String, limit: Int = 300) -> String {
  // By code points: to Swift a quote with an accent on it is a character of its own, and to gnuplot it is a quote.
  let pieces = cleaned(text, limit: limit).unicodeScalars.split(separator: "'", omittingEmptySubsequences: false)
  return pieces.map { "'\(String($0))'" }.joined(separator: #"."\047"."#)
}

/// The same for the name of a tick, which gnuplot also reads as a number format: the percent sign is written twice.
func quotedTick(_ text: String, limit: Int = 300) -> String {
  quoted(
    cleaned(text, limit: limit).unicodeScalars.split(separator: "%", omittingEmptySubsequences: false)
      .map { String($0) }.joined(separator: "%%"), limit: 2 * limit)
}

/// Several lines of text, one under another.
func quoted(lines: [String]) -> String {
  lines.isEmpty ? "''" : lines.map { quoted($0) }.joined(separator: ".\"\\n\".")
}

/// One line of text without control characters, which become spaces, and of at most `limit` characters.
func cleaned(_ text: String, limit: Int) -> String {
  let scalars = text.unicodeScalars.map { scalar -> Unicode.Scalar in
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned, .privateUse: " "
    default: scalar.value == 0xFFFE || scalar.value == 0xFFFF || isDirectionMark(scalar) ? " " : scalar
    }
  }
  let line = String(String.UnicodeScalarView(scalars))
  return shortened(line, to: limit)
}

/// The text, or its beginning with an ellipsis, in at most `count` characters.
func shortened(_ text: String, to count: Int) -> String {
  text.count <= count ? text : text.prefix(max(0, count - 1)) + "…"
}

/// Marks that reorder the text after them, up to the end of the line.
private func isDirectionMark(_ scalar: Unicode.Scalar) -> Bool {
  (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
}

/// The text in lines of at most `width` characters, broken at spaces; the last of at most `count` lines is shortened.
func wrapped(_ text: String, width: Int, lines count: Int) -> [String] {
  var lines: [String] = []
  for word in cleaned(text, limit: 1000).split(separator: " ") {
    if let last = lines.last, last.count + 1 + word.count <= width {
      lines[lines.count - 1] = last + " " + word
    } else {
      lines.append(String(word))
    }
  }
  if lines.count > count {
    lines = Array(lines.prefix(count - 1)) + [lines.dropFirst(count - 1).joined(separator: " ")]
  }
  return lines.map { shortened($0, to: max(1, width)) }
}
