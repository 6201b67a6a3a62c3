import Testing

@testable import gates

@Suite struct `A line of the screen` {
  @Test func `is cut where the columns end, and says so`() {
    var line = ScreenLine("unit 3 ")
    line.append("0.784", .strong)
    #expect(line.rendered(columns: 12, ink: .plain) == "unit 3 0.784")
    #expect(line.rendered(columns: 11, ink: .plain) == "unit 3 0.7…")
    #expect(line.rendered(columns: 3, ink: .plain) == "un…")
    #expect(line.rendered(columns: 0, ink: .plain) == "")
    #expect(line.rendered(columns: 11, ink: .eight) == "unit 3 \u{1B}[1m0.7\u{1B}[0m…")
  }

  @Test func `counts the signs that are two columns wide`() {
    let line = ScreenLine("a語🙂é")
    #expect(line.width == 6)
    #expect(line.rendered(columns: 5, ink: .plain) == "a語…")
    #expect(columnCount(of: "▁│·−↵") == 5)
  }

  @Test func `has no signs for colours where none are wanted`() {
    #expect(ScreenInk(environment: ["TERM": "xterm-256color", "NO_COLOR": "1"]) == .plain)
    #expect(ScreenInk(environment: ["TERM": "dumb"]) == .plain)
    #expect(ScreenInk(environment: [:]) == .plain)
    #expect(ScreenInk(environment: ["TERM": "xterm-256color", "NO_COLOR": ""]) == .many)
    #expect(ScreenInk(environment: ["TERM": "vt100"]) == .eight)
    #expect(ScreenInk.plain.painted("−0.3", .negative) == "−0.3")
    #expect(ScreenInk.many.painted("−0.3", .negative) == "\u{1B}[38;5;166m−0.3\u{1B}[0m")
  }
}

@Suite struct `A change of the screen` {
  @Test func `is sent as the lines that are different, and as nothing if none is`() {
    var update = ScreenUpdate()
    let first = update.text(for: ["a", "b"])
    #expect(first.contains("\u{1B}[2J") && first.contains("\u{1B}[1;1Ha") && first.contains("\u{1B}[2;1Hb"))
    #expect(update.text(for: ["a", "c"]) == "\u{1B}[?2026h\u{1B}[2;1Hc\u{1B}[K\u{1B}[?2026l")
    #expect(update.text(for: ["a", "c"]) == "")
    update.forget()
    #expect(update.text(for: ["a", "c"]).contains("\u{1B}[1;1Ha"))
  }
}

@Suite struct `A bar` {
  @Test func `is as long as its number is large`() {
    #expect(Bars.fromZero(0, width: 4).text == "····")
    #expect(Bars.fromZero(1, width: 4).text == "████")
    #expect(Bars.fromZero(0.5, width: 4).text == "██··")
    #expect(Bars.fromZero(0.28125, width: 4).text == "█▏··")
    #expect(Bars.fromZero(7, width: 4).text == "████")
    #expect(Bars.fromMiddle(0.5, extent: 1, width: 9).text == "····│██··")
    #expect(Bars.fromMiddle(-0.5, extent: 1, width: 9).text == "··▒▒│····")
    #expect(Bars.fromMiddle(-2, extent: 4, width: 9).text == "··▒▒│····")
    #expect(Bars.column(0.5, height: 2) == [" ", "█"])
    #expect(Bars.column(0.5, height: 1) == ["▄"])
    #expect(Bars.column(0, height: 2) == [" ", "."])
  }

  @Test(arguments: [Float.nan, .infinity, -.infinity])
  func `stays within its width whatever the number`(number: Float) {
    for width in [3, 8, 9] {
      #expect(Bars.fromZero(.init(number), width: width).width == width)
      #expect(Bars.fromMiddle(.init(number), extent: 1, width: width).width == width)
      #expect(Bars.fromMiddle(.init(number), extent: .infinity, width: width).width == width)
    }
    #expect(Bars.column(.init(number), height: 2).count == 2)
  }

  @Test func `has a number beside it that takes seven columns at most`() {
    #expect(shownNumber(0.7841, isSigned: false) == "0.784")
    #expect(shownNumber(-0.5526) == "−0.553")
    #expect(shownNumber(9.9999) == "+10.00")
    #expect(shownNumber(99.999) == "+100.0")
    #expect(shownNumber(-1234.5) == "−1234")
    #expect(shownNumber(99999) == "+1.0e5")
    #expect(shownNumber(-3.5e30) == "−3.5e30")
    #expect(shownNumber(0) == "0.000" && shownNumber(-0.0) == "0.000" && shownNumber(-0.0001) == "−0.000")
    #expect(shownNumber(.nan) == "NaN")
    #expect(shownNumber(-.infinity) == "−∞")
    #expect(shownNumber(0.126, decimals: 2) == "+0.13")
    #expect(shownShare(0.0001) == "<1%" && shownShare(0.624) == "62%" && shownShare(0) == "0%")
  }
}
