import Testing

@testable import gates

@Suite struct SpreadTests {
  @Test func `a spread has the median and both ends`() {
    let odd = Spread([3, 1, 2])
    #expect((odd.median, odd.low, odd.high) == (2, 1, 3))
    #expect(Spread([1, 2, 3, 10]).median == 2.5)
  }

  @Test func `what is missing counts as higher than everything, and is said in words`() {
    let spread = Spread([.nan, 1, 2])
    #expect((spread.median, spread.high) == (2, .infinity))
    #expect(spread.text(missing: "stopped") == "2 (1–stopped)")
    #expect(Spread([.infinity, .infinity]).text(missing: "never") == "never")
    #expect(Spread([1, .infinity]).median == .infinity)
  }

  @Test func `one number has no range behind it`() {
    #expect(Spread([0.25]).text(missing: "–") == "0.25")
  }

  @Test func `ranges that touch overlap`() {
    #expect(Spread([1, 2]).overlaps(Spread([2, 3])))
    #expect(!Spread([1, 2]).overlaps(Spread([2.1, 3])))
    #expect(Spread([1, .infinity]).overlaps(Spread([9, 9])))
  }
}
