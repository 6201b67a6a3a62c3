import Datasets
import Tensors
import Testing

@Test(arguments: 2...60)
func `the season of a wave is its period`(period: Int) {
  let wave = Series.sine(count: 300, period: Double(period), phase: 0.7)
  #expect(seasonLength(of: wave) == period)
}

@Test(arguments: 2...40)
func `noise and a trend do not hide the season`(period: Int) {
  var dice = Dice(seed: UInt64(period))
  let wave = Series.sine(count: 400, period: Double(period), phase: 0.7).noisy(deviation: 0.3, dice: &dice)
  let rising = Series("rising", values: wave.values.enumerated().map { $1 + 0.05 * Double($0) })
  #expect(seasonLength(of: rising) == period)
}

@Test func `a season with one high day in seven has seven days`() {
  let weeks = Series("weeks", values: (0..<70).map { $0 % 7 == 3 ? 1 : 0 })
  #expect(seasonLength(of: weeks) == 7)
}

@Test func `half seasons inside a season are not mistaken for it`() {
  let low = Series.sine(count: 240, period: 24)
  let high = Series.sine(count: 240, period: 12)
  #expect(seasonLength(of: Series("both", values: zip(low.values, high.values).map { $0 + 1.4 * $1 })) == 24)
}

@Test func `where nothing repeats there is no season`() {
  #expect(seasonLength(of: Series("constant", values: Array(repeating: 0.1, count: 50))) == nil)
  #expect(seasonLength(of: Series("line", values: (0..<50).map { 0.3 * Double($0) })) == nil)
  #expect(seasonLength(of: Series("nothing", values: [])) == nil)
  #expect(seasonLength(of: Series("one", values: [1])) == nil)
  for seed in 0..<20 {
    var dice = Dice(seed: UInt64(seed))
    let noise = Series("noise", values: (0..<200).map { _ in dice.normal() })
    #expect(seasonLength(of: noise) == nil)
  }
}

@Test func `a season that the series does not show twice is not claimed`() {
  var dice = Dice(seed: 1)
  #expect(seasonLength(of: .courseSine(count: 600, dice: &dice)) == nil)
  #expect(seasonLength(of: .sine(count: 300, period: 50), longest: 40) == nil)
}
