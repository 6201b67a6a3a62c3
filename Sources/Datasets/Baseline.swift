import Tensors

/// A prediction without any learning, for a network to beat.
///
///     Baseline.seasonal(period: 12).freeRun(after: series[split.train], count: 24)
public enum Baseline: Equatable, Sendable {
  /// The next value is the last one.
  case persistence

  /// The next value is the mean of the last few.
  case mean(ofLast: Int)

  /// The next value is the one a period ago, in steps.
  case seasonal(period: Int)
}

extension Baseline: SeriesPredictor {
  public var name: String {
    switch self {
    case .persistence: "last value"
    case .mean(let count): "mean of the last \(count)"
    case .seasonal(let period): "value \(period) steps ago"
    }
  }

  public var reach: Int {
    let reach =
      switch self {
      case .persistence: 1
      case .mean(let count): count
      case .seasonal(let period): period
      }
    guard reach >= 1 else { refuse("a baseline looks back at least 1 step, and \(self) looks back \(reach).") }
    return reach
  }

  public func next(after known: ArraySlice<Double>) -> Double {
    switch self {
    case .persistence, .seasonal: known.first!
    case .mean: known.reduce(0, +) / Double(known.count)
    }
  }
}
