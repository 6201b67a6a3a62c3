import FourGates
import Testing

@testable import gates

@Suite struct `What a terminal sends` {
  private func keys(_ text: String) -> [Key] {
    var decoder = KeyDecoder()
    return decoder.keys(from: Array(text.utf8)) + decoder.keysAfterSilence()
  }

  @Test(arguments: [
    ("\u{1B}[A", Key.up), ("\u{1B}[B", .down), ("\u{1B}[C", .right), ("\u{1B}[D", .left), ("\u{1B}OA", .up),
    ("\u{1B}OB", .down),
    ("\u{1B}OC", .right), ("\u{1B}OD", .left), ("\u{1B}[H", .home), ("\u{1B}OH", .home), ("\u{1B}[1~", .home),
    ("\u{1B}[7~", .home), ("\u{1B}[F", .end), ("\u{1B}OF", .end), ("\u{1B}[4~", .end), ("\u{1B}[8~", .end),
    ("\u{1B}[5~", .pageUp), ("\u{1B}[6~", .pageDown), ("\u{1B}[Z", .backTab), ("\u{1B}[1;5C", .right), ("\t", .tab),
    ("\r", .enter), ("\n", .enter), ("\u{7F}", .backspace), ("\u{8}", .backspace), ("\u{3}", .interrupt), ("\u{1A}", .suspend),
    ("\u{C}", .redraw), ("\u{15}", .clearLine), ("q", .character("q")), ("|", .character("|")), ("é", .character("é")),
    ("−", .character("−")), ("🙂", .character("🙂")), ("\u{1B}", .escape),
  ])
  func `is the key that was pressed`(sent: String, key: Key) {
    #expect(keys(sent) == [key])
  }

  @Test(arguments: ["\u{1B}[C", "\u{1B}OC", "é", "🙂", "\u{1B}[6~"])
  func `may come byte by byte`(sent: String) {
    var decoder = KeyDecoder()
    var found: [Key] = []
    for (index, byte) in sent.utf8.enumerated() {
      #expect(found.isEmpty)
      #expect(decoder.isUndecided == (index > 0))
      found += decoder.keys(from: [byte])
    }
    #expect(found == keys(sent))
    #expect(!decoder.isUndecided)
  }

  @Test func `may be several keys at once`() {
    #expect(keys("\u{1B}[C\u{1B}[Cg\u{1B}OAq") == [.right, .right, .character("g"), .up, .character("q")])
  }

  @Test func `is Esc if nothing follows for a while, or something that does not belong to it`() {
    var decoder = KeyDecoder()
    #expect(decoder.keys(from: [0x1B]) == [])
    #expect(decoder.isUndecided)
    #expect(decoder.keysAfterSilence() == [.escape])
    #expect(!decoder.isUndecided)
    #expect(keys("\u{1B}q") == [.escape, .character("q")])
    #expect(decoder.keys(from: Array("\u{1B}[".utf8)) + decoder.keysAfterSilence() == [])
  }

  @Test(arguments: [
    "\u{1B}[99~", "\u{1B}[?1;2c", "\u{1B}OP", "\u{1B}[[A", "\u{1B}[<0;3;4M\u{1B}[5Y", "\u{0}\u{1}\u{1F}", "\u{202E}",
  ])
  func `is nothing if no key sends it`(sent: String) {
    #expect(keys(sent).filter { $0 != .enter } == [])
  }

  @Test func `is one piece where the terminal marks it as pasted`() {
    #expect(
      keys("g\u{1B}[200~forget < 0.1\u{1B}[A\nq\u{1B}[201~h") == [
        .character("g"), .paste("forget < 0.1\u{1B}[A\nq"), .character("h"),
      ])
  }

  @Test func `does no harm if it is garbage, and the next key after it counts`() {
    var dice = Dice(seed: 5)
    for _ in 0..<200 {
      var decoder = KeyDecoder()
      let bytes = (0..<200).map { _ in UInt8(dice.index(below: 256)) }.filter { $0 != 0x1B }
      _ = decoder.keys(from: bytes)
      _ = decoder.keysAfterSilence()
      #expect(decoder.keys(from: Array("\u{1B}[Dq".utf8)) == [.left, .character("q")])
    }
    var decoder = KeyDecoder()
    _ = decoder.keys(from: Array(("\u{1B}[" + String(repeating: "1;", count: 5000)).utf8))
    _ = decoder.keysAfterSilence()
    #expect(decoder.keys(from: [0x71]) == [.character("q")])
  }
}
