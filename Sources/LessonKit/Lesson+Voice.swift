extension Lesson {
  /// A heading: the next part of the story.
  public func section(_ title: String) {
    terminal.heading(title)
    page.add(.section(title))
  }

  /// Text in paragraphs: single newlines are just spaces, blank lines part paragraphs.
  public func say(_ text: String) {
    terminal.say(text)
    page.add(.text(text))
  }

  /// Things in a row, each with a dot before it.
  public func list(_ items: [String]) {
    for item in items { terminal.item(item, sign: "•") }
    page.add(.list(items))
  }

  /// An equation, indented, in lines as they are; where the terminal is narrower than a line, it is broken at a gap, or between words.
  public func equation(_ text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    terminal.block(lines.flatMap { $0.isEmpty ? [""] : brokenAtGaps($0, width: terminal.width, indent: "    ") })
    page.add(.equation(lines))
  }

  /// Lines of our code, with a bar before them; only a line that is wider than the terminal is broken.
  public func code(_ text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line -> [String] in
      guard line.count + 4 > terminal.width else { return ["  │ " + line] }
      let indent = "  │ " + line.prefix { $0 == " " }
      return wrapped(String(line), width: terminal.width, first: indent, rest: indent + "    ")
    }
    terminal.block(lines)
    page.add(.code(text))
  }

  /// A table: a header, and rows with as many cells; columns of numbers are flush right.
  public func table(_ header: [String], _ rows: [[String]]) {
    terminal.block(TableLayout(header, rows).lines(width: terminal.width))
    page.add(.table(header: header, rows: rows))
  }
}
