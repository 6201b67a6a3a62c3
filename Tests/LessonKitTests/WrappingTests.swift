import Testing

@testable import LessonKit

@Test func `a text is broken between words`() {
  #expect(wrapped("the memory is kept", width: 10) == ["the memory", "is kept"])
  #expect(wrapped("the memory is kept", width: 9) == ["the", "memory is", "kept"])
}

@Test func `a column is a letter, whatever its bytes`() {
  let text = "c′ = σ(f) ⊙ c + σ(i) ⊙ tanh(g̃)"
  #expect(text.count == 30)
  #expect(wrapped(text, width: 30) == [text])
  #expect(wrapped(text, width: 29).count == 2)
}

@Test func `a word that is wider than a line is broken within`() {
  #expect(wrapped("to abcdefghij now", width: 4) == ["to", "abcd", "efgh", "ij", "now"])
  #expect(wrapped("abcdefgh", width: 4) == ["abcd", "efgh"])
  #expect(wrapped("abc", width: 1) == ["a", "b", "c"])
}

@Test func `later lines hang under the first`() {
  #expect(wrapped("one two three", width: 9, first: "✓ ", rest: "  ") == ["✓ one two", "  three"])
  #expect(wrapped("", width: 9, first: "✓ ", rest: "  ") == ["✓ "])
  #expect(wrapped("ab", width: 1, first: "--", rest: "--") == ["--a", "--b"])
}

@Test func `a space that must not be broken is not`() {
  #expect(wrapped("a loss of 0.1\u{A0}nats", width: 12) == ["a loss of", "0.1\u{A0}nats"])
}

@Test(arguments: 1...30) func `no line is wider than asked`(width: Int) {
  let text = "A gate is a number between 0 and 1; extraordinarily long words, as in https://example.org/a/b/c, are broken."
  let lines = wrapped(text, width: width)
  #expect(lines.allSatisfy { $0.count <= width && !$0.hasSuffix(" ") })
  #expect(lines.joined().filter { $0 != " " } == text.filter { $0 != " " })
}

@Test func `blank lines part paragraphs, single newlines are spaces`() {
  #expect(
    paragraphs(of: "one\n  two\n\nthree\n   \n\nfour\n").map { wrapped($0, width: 40) } == [["one two"], ["three"], ["four"]])
  #expect(paragraphs(of: " \n ").isEmpty)
}

@Test func `words and counts read as one says them`() {
  #expect(listed(["a"], "or") == "a")
  #expect(listed(["a", "b", "c"], "or") == "a, b or c")
  #expect(counted(1, "claim") == "1 claim")
  #expect(counted(0, "claim") == "0 claims")
}

@Test func `an equation that is too wide is broken at the last gap that fits`() {
  let equation = "warm up      h ← step(x, h)      on 128 values"
  #expect(brokenAtGaps(equation, width: 60, indent: "  ") == ["  " + equation])
  #expect(brokenAtGaps(equation, width: 30, indent: "  ") == ["  warm up      h ← step(x, h)", "      on 128 values"])
  #expect(
    brokenAtGaps(equation, width: 22, indent: "  ") == [
      "  warm up", "      h ← step(x, h)", "          on 128", "              values",
    ])
}

@Test func `an equation without gaps is broken between its signs`() {
  #expect(brokenAtGaps("y = a + b + c", width: 12, indent: "  ") == ["  y = a + b", "      + c"])
  #expect(brokenAtGaps("y = a", width: 12, indent: "  ") == ["  y = a"])
}
