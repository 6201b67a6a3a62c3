import Testing

@testable import LessonKit

@Test func `the width is the window's, else the environment's, else 80, from 40 to 100`() {
  #expect(Terminal.width(window: 72, environment: "60") == 72)
  #expect(Terminal.width(window: nil, environment: "60") == 60)
  #expect(Terminal.width(window: nil, environment: "wide") == 80)
  #expect(Terminal.width(window: nil, environment: nil) == 80)
  #expect(Terminal.width(window: 3, environment: nil) == 40)
  #expect(Terminal.width(window: 300, environment: nil) == 100)
}

@Test func `blocks have an empty line between them, items do not`() {
  let screen = Screen()
  let terminal = screen.terminal()
  terminal.heading("Title")
  terminal.item("one", sign: "✓")
  terminal.item("two", sign: "✗")
  terminal.say("end")
  #expect(screen.text == "Title\n\n✓ one\n✗ two\n\nend\n")
}

@Test func `headings are bold only where the terminal has styles`() {
  let plain = Screen()
  let styled = Screen()
  plain.terminal().heading("Title")
  styled.terminal(isStyled: true).heading("Title")
  #expect(plain.text == "Title\n")
  #expect(styled.text == "\u{1B}[1mTitle\u{1B}[0m\n")
}

@Test func `text from outside cannot command the terminal`() {
  let screen = Screen()
  screen.terminal(isStyled: true).say("a file named \u{1B}[2J")
  #expect(screen.text == "a file named \u{FFFD}[2J\n")
}
