import FourGates

/// All runs of a candidate, one a seed.
struct Standing: Sendable {
  let candidate: Candidate
  let runs: [ComparisonRun]

  /// The validation loss at the end.
  var final: Spread { Spread(runs.map(\.finalLoss)) }
  /// The training loss at the end.
  var training: Spread { Spread(runs.map(\.finalTrainingLoss)) }
  /// The lowest validation loss of any epoch.
  var lowest: Spread { Spread(runs.map(\.lowestLoss)) }
  var seconds: Spread { Spread(runs.map(\.seconds)) }

  func epochs(to target: Double) -> Spread { Spread(runs.map { $0.epochs(to: target) }) }

  var stopped: [ComparisonRun] { runs.filter { $0.stop != nil } }

  /// A number of each epoch over the runs that came to the end: the median, the lowest and the highest; empty if none did.
  func curve(_ number: (ComparisonRun.Epoch) -> Double) -> [Spread] {
    let whole = runs.filter { $0.stop == nil }
    guard let first = whole.first else { return [] }
    return first.epochs.indices.map { epoch in Spread(whole.map { number($0.epochs[epoch]) }) }
  }
}

extension [Standing] {
  /// The one with the lowest median at the end; the lower rate, where two are equal. Nil if none comes to an end.
  var best: Standing? {
    filter { $0.final.median.isFinite }.min { ($0.final.median, $0.candidate.rate) < ($1.final.median, $1.candidate.rate) }
  }

  /// Whether the best of these, at different rates, is the first or the last of several.
  var edge: RateEdge? {
    guard count > 1, let best else { return nil }
    let rates = map(\.candidate.rate)
    return best.candidate.rate == rates.min() ? .lowest : best.candidate.rate == rates.max() ? .highest : nil
  }
}
