import FourGates
import LessonKit

/// Optimizers on the same seeds: the same parameters to begin with, the same batches in the same order.
struct Comparison: Sendable {
  let optimizers: [OptimizerChoice]
  let plan: RatePlan
  /// One a seed.
  let experiments: [Experiment]
  /// All that was tried, optimizer after optimizer, rates from the lowest up.
  private(set) var standings: [Standing]
  /// The optimizers whose grid was widened, because the best rate was at its edge.
  private(set) var widened: [OptimizerChoice] = []

  init(_ optimizers: [OptimizerChoice], plan: RatePlan, experiments: [Experiment], standings: [Standing] = []) {
    (self.optimizers, self.plan, self.experiments, self.standings) = (optimizers, plan, experiments, standings)
  }

  /// Makes all runs, on as many threads as `Threads.limit` allows, each on one.
  mutating func run(showing progress: RunsProgress) throws {
    let first = optimizers.flatMap { optimizer in plan.rates(for: optimizer).map { Candidate(optimizer: optimizer, rate: $0) } }
    try run(first, progress)
    guard plan == .sweep else { return }
    let more = candidatesBeyondTheEdge
    guard !more.isEmpty else { return }
    widened = optimizers.filter { optimizer in more.contains { $0.optimizer == optimizer } }
    try run(more, progress)
  }

  /// What is tried beyond the grid of each optimizer whose best rate stands at its end.
  var candidatesBeyondTheEdge: [Candidate] {
    optimizers.flatMap { optimizer -> [Candidate] in
      let tried = standings.filter { $0.candidate.optimizer == optimizer }
      guard let edge = tried.edge else { return [] }
      return RateGrid.more(than: tried.map(\.candidate.rate), beyond: edge).map { Candidate(optimizer: optimizer, rate: $0) }
    }
  }

  private mutating func run(_ candidates: [Candidate], _ progress: RunsProgress) throws {
    let works = candidates.flatMap { candidate in experiments.map { (candidate, $0) } }
    progress.begin(works.count, epochs: experiments[0].epochs)
    let runs = try sideBySide(works) { candidate, experiment in
      let run = experiment.run(candidate, onEpoch: progress.epochIsOver)
      progress.runIsOver(epochs: run.epochs.count)
      return run
    }
    progress.finish()
    for (index, candidate) in candidates.enumerated() {
      standings.append(
        Standing(candidate: candidate, runs: Array(runs[index * experiments.count..<(index + 1) * experiments.count])))
    }
    standings = optimizers.flatMap { optimizer in
      standings.filter { $0.candidate.optimizer == optimizer }.sorted { $0.candidate.rate < $1.candidate.rate }
    }
  }

  /// Those that are compared: the best rate of each optimizer; every rate where there is one optimizer only.
  var contenders: [Standing] {
    guard optimizers.count > 1 else { return standings }
    return optimizers.compactMap { optimizer in
      let tried = standings.filter { $0.candidate.optimizer == optimizer }
      return tried.best ?? tried.first
    }
  }

  /// Whether all runs of each seed began with the same parameters.
  var startsAreEqual: Bool {
    experiments.indices.allSatisfy { seed in Set(standings.map { $0.runs[seed].start }).count == 1 }
  }

  /// Whether all runs of each seed saw the same batches in the same order, as far as each of them came.
  var batchesAreEqual: Bool {
    experiments.indices.allSatisfy { seed in
      let trails = standings.map { $0.runs[seed].batches }
      let longest = trails.max { $0.count < $1.count } ?? []
      return trails.allSatisfy { longest.starts(with: $0) }
    }
  }
}
