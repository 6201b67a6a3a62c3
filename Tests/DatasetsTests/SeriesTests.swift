import Datasets
import Tensors
import Testing

@Test func `a sine of period 12 passes through the values that everyone knows`() {
  let sine = Series.sine(count: 13, period: 12)
  let root = 0.75.squareRoot()
  let expected = [0, 0.5, root, 1, root, 0.5, 0, -0.5, -root, -1, -root, -0.5, 0]
  #expect(sine.count == 13)
  for (value, known) in zip(sine.values, expected) { #expect(abs(value - known) < 1e-12) }
  #expect(sine.steps == 0..<13)
  #expect(sine.clean == sine.values)
}

@Test func `a phase of a quarter turn makes the sine a cosine`() {
  let cosine = Series.sine(count: 3, period: 4, phase: .pi / 2)
  for (value, known) in zip(cosine.values, [1.0, 0, -1]) { #expect(abs(value - known) < 1e-12) }
}

@Test func `the course's sine begins at step 1, ends at 1000, and swings by 0.01 a step`() throws {
  var dice = Dice(seed: 1)
  let series = Series.courseSine(dice: &dice)
  let clean = try #require(series.clean)
  #expect(series.count == 1000)
  #expect(series.steps == 1..<1001)
  #expect(abs(clean[0] - 0.00999983333416666) < 1e-15)
  #expect(abs(clean[999] - -0.5440211108893698) < 1e-12)
  for t in 2..<1000 { #expect(abs(clean[t] - (1.9999000008333305 * clean[t - 1] - clean[t - 2])) < 1e-12) }
}

@Test func `the noise is normal, of the deviation asked for, and each value's own`() throws {
  var dice = Dice(seed: 7)
  let count = 40_000
  let series = Series.sine(count: count, period: 50).noisy(deviation: 0.2, dice: &dice)
  let noise = zip(series.values, try #require(series.clean)).map { $0 - $1 }
  let root = Double(count).squareRoot()
  let mean = noise.reduce(0, +) / Double(count)
  let variance = noise.reduce(0) { $0 + $1 * $1 } / Double(count)
  let neighbours = zip(noise, noise.dropFirst()).reduce(0) { $0 + $1.0 * $1.1 } / Double(count) / variance
  let withinOneDeviation = Double(noise.count { abs($0) < 0.2 }) / Double(count)
  #expect(abs(mean) < 4 * 0.2 / root)
  #expect(abs(variance / 0.04 - 1) < 4 * 2.0.squareRoot() / root)
  #expect(abs(neighbours) < 4 / root)
  #expect(abs(withinOneDeviation - 0.6827) < 4 * 0.4655 / root)
}

@Test func `the same seed gives the same noise, and another seed another`() {
  func noisy(_ seed: UInt64) -> Series {
    var dice = Dice(seed: seed)
    return .courseSine(count: 50, dice: &dice)
  }
  #expect(noisy(3) == noisy(3))
  #expect(noisy(3).values != noisy(4).values)
  #expect(noisy(3).clean == noisy(4).clean)
}

@Test func `noise upon noise keeps the first clean curve`() {
  var dice = Dice(seed: 1)
  let sine = Series.sine(count: 20, period: 10)
  let twice = sine.noisy(deviation: 0.1, dice: &dice).noisy(deviation: 0.1, dice: &dice)
  #expect(twice.clean == sine.values)
  #expect(sine.noisy(deviation: 0, dice: &dice).values == sine.values)
}

@Test func `a stretch keeps its name, its clean values and its steps`() {
  let series = Series("x", values: [5, 6, 7, 8], clean: [1, 2, 3, 4], firstStep: 1)
  #expect(series[1..<3] == Series("x", values: [6, 7], clean: [2, 3], firstStep: 2))
  #expect(series[4..<4] == Series("x", values: [], clean: [], firstStep: 5))
}

@Test func `errors of two rows are the mean of the squares, and its root`() {
  #expect(meanSquaredError([1, 2, 3], [1, 4, 0]) == 13.0 / 3)
  #expect(rootMeanSquaredError([1, 5], [4, 9]) == 12.5.squareRoot())
  #expect(meanSquaredError([1], [.nan]).isNaN)
}

@Test func `a stretch beyond the series is refused with both ranges`() async {
  let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
    _ = Series.numberSequence[5..<10]
  }
  let message = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
  #expect(message.contains("a stretch of the series number sequence lies within 0..<9, and got 5..<10."))
}

@Test func `rows of different lengths have no error between them`() async {
  let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
    _ = meanSquaredError([1, 2], [1])
  }
  let message = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
  #expect(message.contains("equally many values, at least one, and got 2 and 1."))
}
