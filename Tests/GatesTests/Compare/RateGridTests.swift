import Testing

@testable import gates

@Suite struct RateGridTests {
  @Test func `the grid goes up by about three, through the powers of ten`() {
    #expect((-4...3).map(RateGrid.rate) == [0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30])
  }

  @Test func `a sweep reaches three places to each side of the default`() {
    #expect(RatePlan.sweep.rates(for: .sgd) == [0.003, 0.01, 0.03, 0.1, 0.3, 1, 3])
    #expect(RatePlan.sweep.rates(for: .adam) == [0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3])
    #expect(RatePlan.sweep.rates(for: .momentum) == [0.001, 0.003, 0.01, 0.03, 0.05, 0.1, 0.3, 1])
  }

  @Test func `every default is tried in its own sweep, and alone by itself`() {
    for optimizer in OptimizerChoice.allCases {
      #expect(RatePlan.usual.rates(for: optimizer) == [optimizer.defaultRate])
      let rates = RatePlan.sweep.rates(for: optimizer)
      #expect(rates.contains(optimizer.defaultRate) && rates == rates.sorted() && Set(rates).count == rates.count)
    }
  }

  @Test func `widening goes on beyond the end`() {
    #expect(RateGrid.more(than: [0.01, 0.03, 0.1], beyond: .highest) == [0.3, 1])
    #expect(RateGrid.more(than: [0.01, 0.03, 0.1], beyond: .lowest) == [0.001, 0.003])
  }
}
