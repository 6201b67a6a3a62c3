import Testing

@testable import Plotting

@Suite struct QuotingTests {
  @Test(arguments: [
    ("plain", "'plain'"), ("it's", #"'it'."\047".'s'"#), ("'", #"''."\047".''"#), ("`touch x`", "'`touch x`'"),
    ("@macro", "'@macro'"),
    ("a\\n\\", "'a\\n\\'"), ("two\nlines", "'two lines'"), ("cr\r\nlf", "'cr  lf'"), ("nul\0", "'nul '"),
    ("\"; system(\"x\")", "'\"; system(\"x\")'"), ("100 %", "'100 %'"), ("σ(f) ⊙ c", "'σ(f) ⊙ c'"), ("", "''"),
    ("bell\u{7}", "'bell '"), ("line\u{2028}separator", "'line separator'"), ("\u{202E}turned", "' turned'"),
  ])
  func `one line, one pair of single quotes`(_ text: String, _ expected: String) {
    #expect(quoted(text) == expected)
  }

  @Test func `a tick doubles its percent signs, because gnuplot reads it as a number format`() {
    #expect(quotedTick("50 %d") == "'50 %%d'")
  }

  @Test func `a quote with an accent on it is still a quote`() {
    #expect(quoted("a'\u{301}`touch x`") == #"'a'."\047".'"# + "\u{301}`touch x`'")
    #expect(quoted("'\u{200D}x") == #"''."\047".'"# + "\u{200D}x'")
    #expect(quotedTick("%\u{301}d") == "'%%\u{301}d'")
  }

  @Test func `a very long text ends with an ellipsis`() {
    let text = quoted(String(repeating: "x", count: 100_000))
    #expect(text.count == 302)
    #expect(text.hasSuffix("x…'"))
  }

  @Test func `a text is wrapped at spaces, and its last line shortened`() {
    #expect(wrapped("one two three four", width: 9, lines: 2) == ["one two", "three fo…"])
    #expect(wrapped("", width: 9, lines: 2) == [])
    #expect(wrapped("incomprehensible", width: 5, lines: 2) == ["inco…"])
  }
}
