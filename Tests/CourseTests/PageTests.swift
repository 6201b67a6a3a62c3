import Testing

@testable import course

private func page(_ text: String) -> Page { Page(path: "Lessons/08-sine-wave/README.md", text: text) }

@Test func `a mark is a comment with a number right behind it`() throws {
  let page = page("It ends at\n**<!-- lesson-08: clean.loss -->4.8e-7**, and <!-- lesson-11: a.b_c -->−12.5 % of it.")
  #expect(page.malformed.isEmpty)
  #expect(page.marks.map(\.lesson) == [8, 11])
  #expect(page.marks.map(\.key) == ["clean.loss", "a.b_c"])
  #expect(page.marks.map(\.number.text) == ["4.8e-7", "−12.5 %"])
  #expect(page.marks.map(\.line) == [2, 2])
}

@Test(arguments: [
  "<!-- lesson-08: clean.loss --> 0.5", "<!-- lesson-08: clean.loss -->about 0.5", "<!-- lesson-08 clean.loss -->0.5",
  "<!--lesson-08: clean.loss-->0.5", "<!-- lesson-8: clean.loss -->0.5", "<!-- Lesson-08: clean.loss -->0.5",
  "<!-- lesson-08: -->0.5", "<!-- lesson-08:", "<!- lesson-08: clean.loss -->0.5", "lesson-08: clean.loss -->0.5",
  "<!-- lesson-08: clean.loss -->0.5.1", "<!-- lesson-08: clean.loss -->0.5e", "<!-- lesson-08: clean.loss -->`0.5`",
])
func `what is not quite a mark is named`(line: String) {
  let page = page("# Lesson 08: The sine wave\n\nAt " + line)
  #expect(page.marks.isEmpty)
  #expect(page.malformed == [.init(line: 3, text: line)])
}

@Test(arguments: ["", "  ", "> ", "- ", "2. "])
func `a mark that begins a line is named, and found all the same`(start: String) {
  let page = page("Some text, and\n\(start)<!-- lesson-08: a -->1 in its middle.")
  #expect(page.marks.map(\.key) == ["a"])
  #expect(page.malformed == [.init(line: 2, text: "<!-- lesson-08: a -->1 in its middle.", beginsLine: true)])
}

@Test func `a mark may begin a cell, or stand in bold`() {
  #expect(page("| <!-- lesson-08: a -->1 | <!-- lesson-08: b -->2 |\n**<!-- lesson-08: c -->3** of 4").malformed.isEmpty)
}

@Test func `a mark beside a broken one is still found`() {
  let page = page("At <!-- lesson-08: a -->1 and <!-- lesson-08 b -->2")
  #expect(page.marks.map(\.key) == ["a"])
  #expect(page.malformed == [.init(line: 1, text: "<!-- lesson-08 b -->2")])
}

@Test func `what stands in code is no mark`() {
  let page = page(
    """
    Write `<!-- lesson-08: clean.loss -->0.063`, as in
    ```
    <!-- lesson-08: clean.loss -->0.063
    ```
    and <!-- lesson-08: after -->1 counts again; ordinary <!-- comments --> do not.
    """)
  #expect(page.marks.map(\.key) == ["after"])
  #expect(page.marks.map(\.line) == [5])
  #expect(page.malformed.isEmpty)
}

@Test func `numbers are replaced in their places, and nothing else`() {
  let text = "a `x` <!-- lesson-08: a -->0.5, <!-- lesson-08: b -->20 % – ö\n\n| <!-- lesson-08: c -->1,600 |\n"
  #expect(
    page(text).text(with: ["0.25", "7 %", "900"])
      == text.replacing("0.5", with: "0.25").replacing("20 %", with: "7 %")
      .replacing("1,600", with: "900"))
}
