/// The paragraphs of a text: a blank line parts them, single newlines and indentation are just spaces.
package func paragraphs(of text: String) -> [String] {
  let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
  return lines.split { $0.allSatisfy(\.isWhitespace) }.map { $0.joined(separator: " ") }
}

/// A text as lines of at most `width` columns, broken between words; a word that is wider than a line is broken within.
///
/// A column is a grapheme cluster: the letters and signs of the course are one column wide each. `first` stands before the
/// first line, `rest` before the others. A space that must not be broken is U+00A0.
package func wrapped(_ text: String, width: Int, first: String = "", rest: String = "") -> [String] {
  var lines: [String] = []
  var line = first
  var isEmpty = true
  func breakLine() {
    lines.append(line)
    line = rest
    isEmpty = true
  }
  for word in text.split(whereSeparator: { $0 == " " || $0 == "\n" || $0 == "\t" }) {
    var word = word
    if !isEmpty, line.count + 1 + word.count > width { breakLine() }
    while isEmpty, word.count > max(1, width - line.count) {
      let room = max(1, width - line.count)
      line += word.prefix(room)
      word = word.dropFirst(room)
      breakLine()
    }
    line += isEmpty ? word : " " + word
    isEmpty = false
  }
  return lines + [line]
}

/// A line of an equation as lines of at most `width` columns: broken where two spaces or more stand, as late as possible, and between
/// words where there is no such gap. What follows a break is indented further.
package func brokenAtGaps(_ line: String, width: Int, indent: String) -> [String] {
  let whole = indent + line
  guard whole.count > width else { return [whole] }
  let room = width - indent.count
  let gaps = line.ranges(of: /\S\s{2,}/).filter { line.distance(from: line.startIndex, to: $0.lowerBound) < room }
  guard let gap = gaps.last else { return wrapped(line, width: width, first: indent, rest: indent + "    ") }
  let end = line.index(after: gap.lowerBound)
  return [indent + line[..<end]] + brokenAtGaps(String(line[gap.upperBound...]), width: width, indent: indent + "    ")
}

/// A number of things, with the noun in its form: 1 claim, 2 claims.
package func counted(_ count: Int, _ noun: String) -> String {
  "\(count) \(noun)\(count == 1 ? "" : "s")"
}

/// Words as one says them: a, b or c.
package func listed(_ words: [String], _ last: String) -> String {
  words.count < 2 ? words.joined() : words.dropLast().joined(separator: ", ") + " \(last) \(words[words.count - 1])"
}
