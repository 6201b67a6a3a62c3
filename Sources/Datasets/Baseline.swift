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

  /// What a legend calls it.
  public var name: String {
    switch self {
    case .persistence: "last value"
    case .mean(let count): "mean of the last \(count)"
    case .seasonal(let period): "value \(period) steps ago"
    }
  }

  /// How many values of the past it needs.
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

  /// A prediction of every value at `places`, counted from 0, each from the true values up to `stepsAhead` steps before it.
  ///
  /// With one step ahead, that is the value before; with more, the baseline runs on its own predictions in between.
  ///
  /// - Precondition: the places are within the series, and `stepsAhead` is at least 1.
  /// - Throws: `DatasetError.tooShort` if there is not enough past before the first place.
  public func predictions(of series: Series, at places: Range<Int>, stepsAhead: Int = 1) throws(DatasetError) -> [Double] {
    series.requirePlaces(places, for: "the predicted part")
    guard stepsAhead >= 1 else { refuse("a prediction is at least 1 step ahead, and got \(stepsAhead).") }
    if places.isEmpty { return [] }
    try requirePast("\(series.name), before the predictions,", has: places.lowerBound, needs: reach + stepsAhead - 1)
    return places.map { place in
      let known = place - stepsAhead + 1
      return run(on: Array(series.values[known - reach..<known]), count: stepsAhead).last!
    }
  }

  /// The `count` values after the series, each from the baseline's own predictions as soon as the known values end.
  ///
  /// Persistence stays where it is; the mean settles; the seasonal one repeats the last known season.
  ///
  /// - Precondition: the count is not negative.
  /// - Throws: `DatasetError.tooShort` if the series has not enough values.
  public func freeRun(after past: Series, count: Int) throws(DatasetError) -> [Double] {
    guard count >= 0 else { refuse("a free run cannot have \(count) steps.") }
    try requirePast(past.name, has: past.count, needs: reach)
    return run(on: Array(past.values.suffix(reach)), count: count)
  }

  private func run(on known: [Double], count: Int) -> [Double] {
    var values = known
    for _ in 0..<count {
      let next =
        switch self {
        case .persistence, .seasonal: values[values.count - reach]
        case .mean: values.suffix(reach).reduce(0, +) / Double(reach)
        }
      values.append(next)
    }
    return Array(values.dropFirst(known.count))
  }

  private func requirePast(_ series: String, has: Int, needs: Int) throws(DatasetError) {
    guard has >= needs else {
      throw .tooShort(series, has: has, needs: needs, purpose: "a prediction by the \(name)")
    }
  }
}
