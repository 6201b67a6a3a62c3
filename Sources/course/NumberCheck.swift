import Foundation

/// The marked numbers of pages, held against the results of fresh runs.
struct NumberCheck {
  let pages: [Page]
  /// Every lesson there is.
  let lessons: [Lesson]
  /// The numbers of fresh runs, by lesson.
  let fresh: [Int: [String: Double?]]

  /// The lessons whose numbers the pages show.
  static func shown(in pages: [Page]) -> Set<Int> {
    Set(pages.flatMap(\.marks).map(\.lesson))
  }

  /// What no rewriting mends: comments that are not quite marks, names that no run has, lessons whose page shows no number.
  func mistakes() -> [String] {
    pages.flatMap { page in
      page.malformed.map { broken in
        let place = "\(page.path):\(broken.line): “\(broken.text)”"
        return broken.beginsLine
          ? "\(place) begins a line, which takes the line out of its paragraph; put a word before it."
          : """
          \(place) is not a mark. A mark is a comment of this form, with the number right behind it: \
          <!-- lesson-08: clean.loss -->0.063
          """
      } + page.marks.compactMap { mark in mistake(in: mark).map { "\(page.path):\(mark.line): \($0)" } }
    } + unmarked()
  }

  private func mistake(in mark: MarkedNumber) -> String? {
    let name = digits(mark.lesson)
    guard lessons.contains(where: { $0.number == mark.lesson }) else { return "there is no lesson \(name)." }
    guard let numbers = fresh[mark.lesson] else { return nil }
    guard let value = numbers[mark.key] else {
      let near = numbers.keys.sorted { distance($0, mark.key) < distance($1, mark.key) }.prefix(3)
      let known = near.isEmpty ? "it has none" : "the nearest are \(near.joined(separator: ", "))"
      return "lesson \(name) has no number called “\(mark.key)”; \(known)."
    }
    guard value != nil else { return "“\(mark.key)” of lesson \(name) is not finite, so it shows no number." }
    return nil
  }

  /// A lesson that was run, and whose own page shows none of its numbers.
  private func unmarked() -> [String] {
    lessons.filter { fresh[$0.number] != nil }.compactMap { lesson in
      guard let page = pages.first(where: { $0.path == lesson.readme }),
        !page.marks.contains(where: { $0.lesson == lesson.number }),
        page.malformed.isEmpty
      else { return nil }
      return """
        \(lesson.readme): no number in it is marked. Show what the lesson measured, with a mark before each number: \
        <!-- lesson-\(digits(lesson.number)): NAME -->0.063; results.json has the names.
        """
    }
  }

  /// Numbers that are not those of the fresh runs, rounded to the digits shown.
  func differences() -> [String] {
    pages.flatMap { page in
      page.marks.compactMap { mark in
        guard let value = value(of: mark) else { return nil }
        let expected = mark.number.form(of: value)
        guard !ShownNumber.isSame(mark.number.text, expected) else { return nil }
        return """
          \(page.path):\(mark.line): shows \(mark.number.text) for \(mark.key) of lesson \(digits(mark.lesson)), and a fresh run \
          gives \(expected) (\(value)).
          """
      }
    }
  }

  /// The pages that change, with the fresh numbers in them.
  func rewritten() -> [(page: Page, text: String)] {
    pages.compactMap { page in
      let numbers = page.marks.map { mark -> String in
        guard let value = value(of: mark), !ShownNumber.isSame(mark.number.text, mark.number.form(of: value)) else {
          return mark.number.text
        }
        return mark.number.rewritten(for: value)
      }
      return numbers == page.marks.map(\.number.text) ? nil : (page, page.text(with: numbers))
    }
  }

  private func value(of mark: MarkedNumber) -> Double? {
    fresh[mark.lesson]?[mark.key] ?? nil
  }

  private func digits(_ lesson: Int) -> String {
    lesson < 10 ? "0\(lesson)" : "\(lesson)"
  }

  /// How many letters have to change to come from one name to the other.
  private func distance(_ one: String, _ other: String) -> Int {
    var row = Array(0...other.count)
    for (i, a) in one.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, b) in other.enumerated() {
        (diagonal, row[j + 1]) = (row[j + 1], min(row[j] + 1, row[j + 1] + 1, diagonal + (a == b ? 0 : 1)))
      }
    }
    return row[other.count]
  }
}
