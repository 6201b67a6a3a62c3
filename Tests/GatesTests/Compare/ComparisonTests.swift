import FourGates
import Testing

@testable import gates

@Suite struct ComparisonTests {
  /// A comparison of small networks for a short time.
  private func compared(
    _ optimizers: [OptimizerChoice] = [.sgd, .adam], _ plan: RatePlan = .usual, seeds: Int = 2, threads: Int? = nil,
    task: String = "sine", cell: String = "lstm"
  ) throws -> Comparison {
    let options = try CompareOptions.parse([
      task, "--seeds", "\(seeds)", "--hidden", "4", "--window", "5", "--batch", "64", "--epochs", "6", "--cell", cell,
    ])
    let chosen = try options.chosen()
    var comparison = Comparison(optimizers, plan: plan, experiments: try options.experiments(chosen))
    try Threads.$limit.withValue(threads) { try comparison.run(showing: .silent) }
    return comparison
  }

  @Test(arguments: ["sine", "noisy-sine", "numbers", "recall", "adding"])
  func `the same bits come on one thread and on two`(task: String) throws {
    let (one, two) = (try compared(threads: 1, task: task), try compared(threads: 2, task: task))
    #expect(one.standings.flatMap(\.runs).map(\.finish) == two.standings.flatMap(\.runs).map(\.finish))
    #expect(one.standings.flatMap(\.runs).map(\.epochs) == two.standings.flatMap(\.runs).map(\.epochs))
    #expect(one.verdict == two.verdict)
  }

  @Test(arguments: ["rnn", "lstm", "peephole", "gru"])
  func `all runs of a seed begin alike and see the same batches, and other seeds do not`(cell: String) throws {
    let comparison = try compared(OptimizerChoice.allCases, cell: cell)
    #expect(comparison.standings.count == 7)
    #expect(comparison.startsAreEqual)
    #expect(comparison.batchesAreEqual)
    #expect(Set(comparison.standings.flatMap(\.runs).map(\.start)).count == 2)
    #expect(Set(comparison.standings.flatMap(\.runs).compactMap { $0.batches.last?.digits }).count == 2)
    #expect(Set(comparison.standings.flatMap(\.runs).map(\.finish)).count == 14)
  }

  @Test func `a run is the same whatever else is compared`() throws {
    let (alone, beside) = (try compared([.adam]), try compared([.sgd, .adam]))
    #expect(alone.standings[0].runs.map(\.finish) == beside.standings[1].runs.map(\.finish))
  }

  @Test func `another start, or other batches, are noticed`() throws {
    let experiments = try compared().experiments
    let sgd = Candidate(optimizer: .sgd, rate: 0.1)
    let right = [ComparisonRun.madeUp(losses: [1], batches: ["x", "y"]), .madeUp(seed: 2, losses: [1], batches: ["x", "y"])]
    func withSecond(_ run: ComparisonRun) -> Comparison {
      Comparison(
        [.adam, .sgd], plan: .usual, experiments: experiments,
        standings: [Standing(candidate: right[0].candidate, runs: right), Standing(candidate: sgd, runs: [run, right[1]])])
    }
    #expect(!withSecond(.madeUp(sgd, losses: [1], start: "b", batches: ["x", "y"])).startsAreEqual)
    #expect(!withSecond(.madeUp(sgd, losses: [1], batches: ["y", "x"])).batchesAreEqual)
    let stopped = withSecond(.madeUp(sgd, losses: [1], batches: ["x"], stop: .notANumber(update: 1)))
    #expect(stopped.startsAreEqual && stopped.batchesAreEqual)
  }

  @Test func `a run that explodes is a row, and not a failure`() throws {
    let comparison = try compared([.sgd, .adam], .given([0.01, 1e30]))
    let wild = try #require(comparison.standings.first { $0.candidate == Candidate(optimizer: .sgd, rate: 1e30) })
    #expect(wild.stopped.count == 2)
    #expect(wild.final.median == .infinity)
    #expect(comparison.contenders.map(\.candidate.rate) == [0.01, 0.01])
    #expect(comparison.stops.contains { $0.hasPrefix("sgd 1e+30: seed 1 ") && $0.contains("at update") })
    #expect(comparison.tableOfRates.rows.map { $0[1] }.last == "stopped")
    #expect(comparison.batchesAreEqual)
  }

  @Test func `a grid whose best rate stands at its end is widened beyond it, and no other`() throws {
    func standing(_ optimizer: OptimizerChoice, _ rate: Double, _ loss: Double) -> Standing {
      let candidate = Candidate(optimizer: optimizer, rate: rate)
      return Standing(candidate: candidate, runs: [.madeUp(candidate, losses: [loss])])
    }
    let comparison = Comparison(
      [.sgd, .momentum, .adam], plan: .sweep, experiments: [],
      standings: [
        standing(.sgd, 0.1, 3), standing(.sgd, 0.3, 2), standing(.sgd, 1, 1), standing(.momentum, 0.1, 3),
        standing(.momentum, 0.3, 2), standing(.momentum, 1, 3), standing(.adam, 0.01, 1), standing(.adam, 0.03, 2),
      ])
    #expect(
      comparison.candidatesBeyondTheEdge == [
        Candidate(optimizer: .sgd, rate: 3), Candidate(optimizer: .sgd, rate: 10), Candidate(optimizer: .adam, rate: 0.001),
        Candidate(optimizer: .adam, rate: 0.003),
      ])
  }

  @Test func `a sweep takes each optimizer at the best of its rates`() throws {
    let comparison = try compared([.sgd, .adam], .sweep, seeds: 1)
    #expect(comparison.standings.count == 14 + 2 * comparison.widened.count)
    for contender in comparison.contenders {
      let tried = comparison.standings.filter { $0.candidate.optimizer == contender.candidate.optimizer }
      #expect(tried.map(\.candidate.rate) == tried.map(\.candidate.rate).sorted())
      #expect(tried.allSatisfy { $0.final.median >= contender.final.median })
    }
  }

  @Test func `a path is kept only where it is asked for, from the start to the end`() throws {
    let experiment = try compared(seeds: 1).experiments[0]
    let candidate = Candidate(optimizer: .adam, rate: 0.01)
    #expect(experiment.run(candidate).path.isEmpty)
    let run = experiment.run(candidate, keepingPath: 8)
    #expect((6...10).contains(run.path.count))
    var dice = Dice(seed: 1)
    #expect(run.path.first == experiment.network(dice: &dice).parameters.flatMap(\.value.scalars))
    #expect(experiment.run(candidate).finish == run.finish)
  }
}
