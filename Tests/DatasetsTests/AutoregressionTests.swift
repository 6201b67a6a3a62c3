import Datasets
import Tensors
import Testing

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

@Test func `one weight is the sum of products over the sum of squares, which a ridge makes larger`() throws {
  let series = Series("x", values: [1, 2, 3])
  // (1·2 + 2·3) / (1 + 4), and / (1 + 4 + 5).
  #expect(abs(try Autoregression(ofLast: 1, fittedTo: series).weights[0] - 1.6) < 1e-14)
  #expect(abs(try Autoregression(ofLast: 1, ridge: 5, fittedTo: series).weights[0] - 0.8) < 1e-14)
}

@Test func `two weights continue a clean sine exactly`() throws {
  let series = Series.sine(count: 900, period: 200 * .pi)
  let line = try Autoregression(ofLast: 2, fittedTo: series[0..<600])
  #expect(abs(line.weights[0] - 2 * cos(0.01)) < 1e-9)
  #expect(abs(line.weights[1] + 1) < 1e-9)
  let rest = try line.freeRun(after: series[0..<600], count: 300)
  #expect(rootMeanSquaredError(rest, series[600..<900].values) < 1e-4)
  #expect(abs(line.largestRoot.radius - 1) < 1e-7)
  #expect(abs(line.largestRoot.angle - 0.01) < 1e-7)
}

@Test(arguments: [(200, 0.0), (200, 100), (300, 0.5), (7, 1e-6)])
func `no other weights do better: the slope of the squared error is zero`(reach: Int, ridge: Double) throws {
  var dice = Dice(seed: 3)
  let values = Series.courseSine(count: 600, dice: &dice).values
  let weights = try Autoregression(ofLast: reach, ridge: ridge, fittedTo: Series("x", values: values)).weights
  let rest = (reach..<600).map { t in (1...reach).reduce(-values[t]) { $0 + weights[$1 - 1] * values[t - $1] } }
  for lag in 1...reach {
    let slope = (reach..<600).reduce(ridge * weights[lag - 1]) { $0 + rest[$1 - reach] * values[$1 - lag] }
    #expect(abs(slope) < 1e-10, "lag \(lag)")
  }
}

@Test func `predictions stand on true values, several steps ahead on predictions in between`() throws {
  let series = Series("x", values: [1, 2, 4, 8, 16, 5])
  let line = try Autoregression(ofLast: 1, fittedTo: series[0..<5])
  #expect(line.name == "weighted sum of the last 1")
  let one = try line.predictions(of: series, at: 3..<6)
  let three = try line.predictions(of: series, at: 3..<6, stepsAhead: 3)
  for (got, expected) in zip(one + three, [8.0, 16, 32, 8, 16, 32]) { #expect(abs(got - expected) < 1e-12) }
  let rest = try line.freeRun(after: series, count: 3)
  for (got, expected) in zip(rest, [10.0, 20, 40]) { #expect(abs(got - expected) < 1e-12) }
}

@Test func `the first weight is the latest value's`() throws {
  // x_t = 0.5 x_{t−1} + 0.3 x_{t−2} − 0.2 x_{t−3}
  var values = [1.0, -2, 3]
  for t in 3..<20 { values.append(0.5 * values[t - 1] + 0.3 * values[t - 2] - 0.2 * values[t - 3]) }
  let weights = try Autoregression(ofLast: 3, fittedTo: Series("x", values: values)).weights
  for (got, expected) in zip(weights, [0.5, 0.3, -0.2]) { #expect(abs(got - expected) < 1e-10) }
}

@Test func `the largest root is found among complex and negative ones`() throws {
  // Roots 0.9·e^{±0.5i} and −0.95: z³ = (s − 0.95) z² + (0.95 s − 0.81) z − 0.95·0.81, with s = 1.8·cos(0.5).
  let s = 1.8 * cos(0.5)
  var values = [1.0, -0.5, 2]
  for t in 3..<30 {
    values.append((s - 0.95) * values[t - 1] + (0.95 * s - 0.81) * values[t - 2] - 0.95 * 0.81 * values[t - 3])
  }
  let root = try Autoregression(ofLast: 3, fittedTo: Series("x", values: values)).largestRoot
  #expect(abs(root.radius - 0.95) < 1e-8)
  #expect(abs(root.angle - .pi) < 1e-8)
}

@Test func `a free run ends up growing by the largest root`() throws {
  var dice = Dice(seed: 5)
  let series = Series.courseSine(count: 600, dice: &dice)
  let line = try Autoregression(ofLast: 4, fittedTo: series)
  let rest = try line.freeRun(after: series, count: 400)
  #expect(abs(rest[399] / rest[398] - line.largestRoot.radius) < 1e-9)
  #expect(line.largestRoot.angle == 0)
}

/// One seed of the course's sine: the first 600 values fit, the other 400 judge.
private func courseRun(_ seed: UInt64, _ reach: Int, ridge: Double = 0) throws -> (
  oneStep: Double, free: Double, root: (Double, Double)
) {
  var dice = Dice(seed: seed)
  let series = Series.courseSine(dice: &dice)
  let line = try Autoregression(ofLast: reach, ridge: ridge, fittedTo: series[0..<600])
  let oneStep = meanSquaredError(try line.predictions(of: series, at: 600..<1000), series[600..<1000].values)
  let free = rootMeanSquaredError(
    try line.freeRun(after: series[0..<600], count: 400), Array(series.clean![600...]))
  return (oneStep, free, line.largestRoot)
}

@Test func `on the course's sine all are alike one step ahead, and only long ones swing when they run free`() throws {
  for (reach, oneStep, free) in [
    (1, 0.078, 0.55...0.75), (4, 0.051, 0.6...0.85), (16, 0.047, 0.6...1.1), (100, 0.05, 0.05...0.2),
  ] {
    let runs = try (1...9).map { try courseRun($0, reach) }
    #expect(abs(median(runs.map(\.oneStep)) / oneStep - 1) < 0.1, "\(reach)")
    #expect(free.contains(median(runs.map(\.free))), "\(reach)")
    let (radius, angle) = (median(runs.map(\.root.0)), median(runs.map(\.root.1)))
    #expect(radius < 1)
    #expect(reach < 100 ? angle == 0 : abs(angle - 0.01) < 0.0005, "\(reach)")
  }
}

@Test func `with 128 values, or 200 and a ridge, the course's wave is drawn`() throws {
  let plain = try (1...11).map { try courseRun($0, 128).free }
  let ridged = try (1...11).map { try courseRun($0, 200, ridge: 100).free }
  #expect((0.06...0.16).contains(median(plain)))
  #expect((0.03...0.08).contains(median(ridged)))
}

@Test func `a short series says how many values the weights need`() {
  let series = Series("x", values: [1, 2, 6, 3, 4, 8, 2])
  let error = #expect(throws: DatasetError.self) { try Autoregression(ofLast: 4, fittedTo: series) }
  #expect(
    error?.description == "x has 7 values, and 8 are needed for the best weighted sum of the last 4; "
      + "take a longer series, or ask for less.")
  #expect(throws: Never.self) { try Autoregression(ofLast: 6, ridge: 0.1, fittedTo: series) }
  #expect(throws: DatasetError.tooShort("x", has: 7, needs: 8, purpose: "the best weighted sum of the last 7")) {
    try Autoregression(ofLast: 7, ridge: 0.1, fittedTo: series)
  }
}

@Test func `without noise several sums are the best, and a ridge settles it`() throws {
  let clean = Series.sine(count: 600, period: 200 * .pi)
  let error = #expect(throws: DatasetError.self) { try Autoregression(ofLast: 4, fittedTo: clean) }
  #expect(
    error?.description == "sine does not settle what the best weighted sum of the last 4 is: several do equally well; "
      + "give a ridge above 0, or look back less far.")
  #expect(try Autoregression(ofLast: 4, ridge: 1e-6, fittedTo: clean).weights.allSatisfy { abs($0) < 2 })
  #expect(throws: DatasetError.self) { try Autoregression(ofLast: 1, fittedTo: Series("x", values: [0, 0, 0])) }
}

@Test func `no past and a negative ridge are refused`() async {
  let none = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
    _ = try Autoregression(ofLast: 0, fittedTo: .numberSequence)
  }
  let noPast = String(decoding: none?.standardErrorContent ?? [], as: UTF8.self)
  #expect(noPast.contains("an autoregression looks back at least 1 step, and got 0."))
  let ridge = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
    _ = try Autoregression(ofLast: 1, ridge: -1, fittedTo: .numberSequence)
  }
  let negative = String(decoding: ridge?.standardErrorContent ?? [], as: UTF8.self)
  #expect(negative.contains("a ridge is finite and 0 or more, and got -1.0."))
}
