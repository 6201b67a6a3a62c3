import Foundation
import Testing

@testable import LessonKit

private let hostile = "</title></style><script>alert('1')</script>\" onload=\"x &amp; \u{0}\u{1B}[2J"

/// The page of a lesson in which every word is the same.
private func page(saying word: String) throws -> String {
  try withFolder { folder in
    let question = Question("q", word, [word, word], right: "a", because: word)
    let lesson = Lesson(
      About(number: 7, slug: "demo", title: word, question: word), questions: [question], predictions: ["b"],
      options: try LessonOptions.parse([]), terminal: Screen().terminal(), folder: try OutputFolder(making: folder),
      drawing: .silent, interruption: Interruption(), arguments: ["--column", word])
    lesson.ask("q")
    lesson.section(word)
    lesson.say(word)
    lesson.list([word])
    lesson.equation(word)
    lesson.equation("\(word)  1\n\(word)   1")
    lesson.code(word)
    lesson.table([word, "n"], [[word, word]])
    lesson.show(
      Figure(word, x: Axis(word), y: Axis(word), [.line(word, y: [1, 2], ink: .data)]), named: "first", says: word)
    lesson.score("q")
    lesson.claim(word, false, shown: word)
    lesson.fingerprint = word
    _ = try lesson.close(
      inviting: Exercise(
        brief: word, hints: [word], yours: 1, solution: 1, declaredIn: "/a/\(word)/Lesson.swift", tests: { _, _ in }),
      noting: nil)
    return try String(contentsOfFile: folder + "/page.html", encoding: .utf8)
  }
}

@Test func `no word of a lesson is taken for a tag`() throws {
  let (plain, attacked) = (try page(saying: "word"), try page(saying: hostile))
  func tags(_ page: String) -> [String] { page.matches(of: /<\/?[A-Za-z0-9]+/).map { String($0.output) } }
  func structure(_ page: String) -> [String] { tags(page).filter { !["<var", "</var"].contains($0) } }
  #expect(structure(attacked) == structure(plain))
  #expect(!attacked.contains("<script"))
  let escaped = "&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&quot; onload=&quot;x &amp;amp; \u{FFFD}\u{FFFD}[2J"
  #expect(attacked.contains(escaped))
  #expect(attacked.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control || $0 == "\n" })
}

@Test func `a figure whose words are hostile, drawn by gnuplot, stays a figure`() throws {
  guard (try? Gnuplot().version()) != nil else { return }
  let figure = Figure(hostile, x: Axis(hostile), y: Axis(hostile), [.line(hostile, y: [1, 2], ink: .data)])
  let svg = try #require(InlineSVG(try Gnuplot().svg(of: figure))).html(prefix: "a-", label: hostile).source
  #expect(!svg.contains("<script"))
  #expect(svg.contains("&lt;script&gt;"))
}

@Test func `two pictures on a page share no name, and each reference finds its own`() throws {
  let text = try Drawing.silent.svg(Figure("", x: Axis(""), y: Axis(""), []))
  let picture = try #require(InlineSVG(text))
  let both = ["figure-1-", "figure-2-"].map { picture.html(prefix: $0, label: "a").source }.joined()
  let names = both.matches(of: #/ id="([^"]*)"/#).map { String($0.output.1) }
  #expect(names.sorted() == ["figure-1-gpDot", "figure-1-plot_1", "figure-2-gpDot", "figure-2-plot_1"])
  #expect(both.matches(of: ##/ href="#([^"]*)"/##).map { String($0.output.1) } == ["figure-1-gpDot", "figure-2-gpDot"])
  #expect(both.contains("fill=\"#fcfcfa\""))
}

@Test func `of a picture only what draws is kept`() throws {
  let picture = InlineSVG(
    """
    <svg viewBox="0 0 1 1" onload="x()" style="a" class="b"><desc>words</desc><g><g></g></g>
    <rect id='a' fill = 'url(#f)' clip-path='URL(http://a)' onclick='x()' stroke='"'/><image href="http://a/b.png"/>
    <defs><filter id="f"/><filter id="g"/></defs></svg>
    """)
  #expect(
    picture?.html(prefix: "p-", label: "a").source == """
      <svg role="img" aria-label="a" viewBox="0 0 1 1"><rect fill="url(#p-f)" id="p-a" stroke="&quot;"/><image/>\
      <defs><filter id="p-f"/></defs></svg>
      """)
}

@Test(arguments: [
  "", "text", "<svg>", "<svg></g>", "<svg><g></svg></g>", "<svg/><svg/>", "<svg>text</svg>", "<svg a></svg>", "<svg a=b/>",
  "<svg a='<'/>", "<svg><script>x</script></svg>", "<svg><foreignObject/></svg>", "<svg><SCRIPT/></svg>", "<g/>",
  "<svg><text>a<b</text></svg>", "<svg><!-- </svg>", "<?xml", "<svg a='", "<svg><![CDATA[x]]></svg>",
  String(repeating: "<svg>", count: 500) + String(repeating: "</svg>", count: 500),
])
func `what is no picture is refused`(text: String) {
  #expect(InlineSVG(text) == nil)
}
