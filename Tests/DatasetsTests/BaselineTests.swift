import Datasets
import Tensors
import Testing

private let series = Series("x", values: [1, 2, 6, 3, 4, 8])

@Test func `one step ahead, every prediction is made from true values`() throws {
  #expect(try Baseline.persistence.predictions(of: series, at: 1..<6) == [1, 2, 6, 3, 4])
  #expect(try Baseline.mean(ofLast: 2).predictions(of: series, at: 2..<6) == [1.5, 4, 4.5, 3.5])
  #expect(try Baseline.seasonal(period: 3).predictions(of: series, at: 3..<6) == [1, 2, 6])
}

@Test func `several steps ahead, a baseline runs on what it predicted`() throws {
  #expect(try Baseline.persistence.predictions(of: series, at: 3..<6, stepsAhead: 3) == [1, 2, 6])
  // From 1, 2 the mean is 1.5, and the mean of 2 and 1.5 is 1.75; from 2, 6 they are 4 and 5.
  #expect(try Baseline.mean(ofLast: 2).predictions(of: series, at: 3..<5, stepsAhead: 2) == [1.75, 5])
  // Two steps after 1, 2, 6 the season of three steps says 2; five steps after, 2 again.
  #expect(try Baseline.seasonal(period: 3).predictions(of: series, at: 4..<5, stepsAhead: 2) == [2])
  #expect(try Baseline.seasonal(period: 1).predictions(of: series, at: 5..<6, stepsAhead: 5) == [1])
}

@Test func `running free, persistence stays, the mean settles, the season repeats`() throws {
  #expect(try Baseline.persistence.freeRun(after: series, count: 3) == [8, 8, 8])
  #expect(try Baseline.mean(ofLast: 2).freeRun(after: series, count: 4) == [6, 7, 6.5, 6.75])
  #expect(try Baseline.seasonal(period: 3).freeRun(after: series, count: 7) == [3, 4, 8, 3, 4, 8, 3])
  #expect(try Baseline.persistence.freeRun(after: series, count: 0).isEmpty)
}

@Test func `on the course's sine, the last value errs by 0.0800 and the mean of four by 0.0503`() throws {
  var dice = Dice(seed: 1)
  let series = Series.courseSine(count: 60_000, dice: &dice)
  let places = 4..<series.count
  let truth = series[places].values
  let last = meanSquaredError(truth, try Baseline.persistence.predictions(of: series, at: places))
  let four = meanSquaredError(truth, try Baseline.mean(ofLast: 4).predictions(of: series, at: places))
  #expect(abs(last - 0.0800) < 0.0016)
  #expect(abs(four - 0.0503) < 0.0010)
}

@Test func `a past that is too short says how many values are needed`() {
  let error = #expect(throws: DatasetError.self) {
    try Baseline.seasonal(period: 12).freeRun(after: series, count: 1)
  }
  #expect(
    error?.description == "x has 6 values, and 12 are needed for a prediction by the value 12 steps ago; "
      + "take a longer series, or ask for less.")
  let early = #expect(throws: DatasetError.self) {
    try Baseline.mean(ofLast: 4).predictions(of: series, at: 4..<6, stepsAhead: 2)
  }
  #expect(
    early == .tooShort("x, before the predictions,", has: 4, needs: 5, purpose: "a prediction by the mean of the last 4"))
}

@Test func `a season of no steps is refused`() async {
  let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
    _ = try Baseline.seasonal(period: 0).freeRun(after: .numberSequence, count: 1)
  }
  let message = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
  #expect(message.contains("a baseline looks back at least 1 step, and seasonal(period: 0) looks back 0."))
}
