import Foundation

/// A number in a page with the comment before it that says which number of which lesson it is.
///
///     <!-- lesson-08: clean.loss -->4.8e-7
struct MarkedNumber: Equatable {
  let lesson: Int
  let key: String
  let number: ShownNumber
  let line: Int
  /// Where the number stands in its line, in characters.
  let place: Range<Int>
}

/// A text with marked numbers: a README or a page of the documentation.
struct Page: Equatable {
  /// From the package's folder.
  let path: String
  var lines: [String]
  let marks: [MarkedNumber]
  /// What looks like a mark and is none: the line, and its text.
  let malformed: [Malformed]

  struct Malformed: Equatable {
    let line: Int
    let text: String
    /// A comment that begins a line takes that line out of its paragraph, however right it is.
    var beginsLine = false
  }

  /// Finds the marks of a text; what stands in code is an example, and no mark.
  init(path: String, text: String) {
    self.path = path
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var (marks, malformed): ([MarkedNumber], [Malformed]) = ([], [])
    var fence: Substring?
    for (index, line) in lines.enumerated() {
      if let edge = line.prefixMatch(of: /\s*(```+|~~~+)/)?.1 {
        if let open = fence {
          if edge.hasPrefix(open) { fence = nil }
        } else {
          fence = edge
        }
        continue
      }
      guard fence == nil else { continue }
      let (found, broken) = Page.marks(in: line, number: index + 1)
      marks += found
      malformed += broken
    }
    (self.marks, self.malformed) = (marks, malformed)
  }

  private static func marks(in line: String, number: Int) -> ([MarkedNumber], [Malformed]) {
    let text = line.replacing(/(`+)[^`].*?\1/) { String(repeating: "\u{FFFD}", count: line[$0.range].count) }
    var (marks, malformed): ([MarkedNumber], [Malformed]) = ([], [])
    func note(_ rest: Substring, beginsLine: Bool) {
      guard malformed.isEmpty else { return }
      let shown = line.dropFirst(text.count - rest.count).prefix(60)
      malformed.append(Malformed(line: number, text: String(shown), beginsLine: beginsLine))
    }
    for candidate in text.matches(of: /<!?-*\s*[Ll]esson|[Ll]esson-[0-9]+ *: *\S+ *-+>/) {
      let rest = text[candidate.range.lowerBound...]
      if let match = rest.prefixMatch(of: /<!-- lesson-([0-9]{2}): ([^\s<>]+) -->/), let lesson = Int(match.1),
        let shown = ShownNumber(at: rest[match.range.upperBound...])
      {
        let start = text.distance(from: text.startIndex, to: match.range.upperBound)
        marks.append(
          MarkedNumber(
            lesson: lesson, key: String(match.2), number: shown, line: number, place: start..<start + shown.text.count))
        if text[..<rest.startIndex].wholeMatch(of: /[\s>]*([-*+]|[0-9]+[.)])?\s*/) != nil { note(rest, beginsLine: true) }
      } else {
        note(rest, beginsLine: false)
      }
    }
    return (marks, malformed)
  }

  /// The text with other numbers in the places of the marks, in their order.
  func text(with numbers: [String]) -> String {
    var lines = lines
    for (mark, number) in zip(marks, numbers).reversed() {
      var line = Array(lines[mark.line - 1])
      line.replaceSubrange(mark.place, with: number)
      lines[mark.line - 1] = String(line)
    }
    return lines.joined(separator: "\n")
  }
}

extension Page {
  /// All pages of the project: its README, the lessons' and what is in Docs.
  static func all(in root: String) throws -> [Page] {
    let lessons = try Lesson.all(in: root).map(\.readme)
    let docs = FileManager.default.enumerator(atPath: root + "/Docs")?.compactMap { $0 as? String } ?? []
    let paths = ["README.md"] + lessons + docs.filter { $0.hasSuffix(".md") }.sorted().map { "Docs/" + $0 }
    return try paths.map { path in
      guard let text = try? String(contentsOfFile: root + "/" + path, encoding: .utf8) else {
        throw CourseError.unreadable(path)
      }
      return Page(path: path, text: text)
    }
  }
}
