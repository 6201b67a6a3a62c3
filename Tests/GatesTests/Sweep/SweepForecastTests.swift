import Testing

@testable import gates

@Suite struct `The time that a sweep still takes` {
  private func run(_ setting: Int, _ epochs: Int, done: Int = 0, each: Double? = nil, isOver: Bool = false) -> SweepForecast.Run
  {
    SweepForecast.Run(setting: setting, epochs: epochs, done: done, secondsPerEpoch: each, isOver: isOver)
  }

  @Test func `is not known before an epoch was measured`() {
    let forecast = SweepForecast(runs: [run(0, 10), run(1, 10)])
    #expect(forecast.secondsLeft(jobs: 2) == nil && forecast.share == 0)
  }

  @Test func `is that of runs of the same setting, and the mean where there is none`() {
    let forecast = SweepForecast(
      runs: [run(0, 10, done: 10, each: 1, isOver: true), run(1, 10, done: 5, each: 3), run(0, 10), run(2, 10)])
    // 5 · 3 of the one that is trained, 10 · 1 of the known setting, 10 · 2 of the unknown one.
    #expect(forecast.secondsLeft(jobs: 1) == 45)
    #expect(forecast.secondsLeft(jobs: 2) == 22.5)
    #expect(forecast.share == 15.0 / 40)
  }

  @Test func `is at least that of the longest run`() {
    let forecast = SweepForecast(runs: [run(0, 100, done: 10, each: 1), run(1, 1, each: 1)])
    #expect(forecast.secondsLeft(jobs: 8) == 90)
  }

  @Test func `is over with the last run, also where that has failed`() {
    let forecast = SweepForecast(runs: [run(0, 10, done: 2, each: 1, isOver: true)])
    #expect(forecast.share == 1 && forecast.secondsLeft(jobs: 2) == 0)
  }
}
