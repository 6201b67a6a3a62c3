import Tensors

/// Whatever says the next value of a series from the last few: a ``Baseline``, an ``Autoregression``.
///
/// One rule, told once, gives everything that is asked of a predictor: one step ahead, several steps ahead, and free runs, in
/// which the predictions are the past of later predictions.
public protocol SeriesPredictor {
  /// What a legend calls it, without an article.
  var name: String { get }

  /// How many values of the past it needs.
  var reach: Int { get }

  /// The next value after these, of which there are `reach`, the latest last.
  func next(after known: ArraySlice<Double>) -> Double
}

extension SeriesPredictor {
  /// A prediction of every value at `places`, counted from 0, each from the true values up to `stepsAhead` steps before it.
  ///
  /// With one step ahead, that is the value before; with more, the predictor runs on its own predictions in between.
  ///
  /// - Precondition: the places are within the series, and `stepsAhead` is at least 1.
  /// - Throws: `DatasetError.tooShort` if there is not enough past before the first place.
  /// - Complexity: O(places · stepsAhead · reach).
  public func predictions(of series: Series, at places: Range<Int>, stepsAhead: Int = 1) throws(DatasetError) -> [Double] {
    series.requirePlaces(places, for: "the predicted part")
    guard stepsAhead >= 1 else { refuse("a prediction is at least 1 step ahead, and got \(stepsAhead).") }
    if places.isEmpty { return [] }
    try requirePast("\(series.name), before the predictions,", has: places.lowerBound, needs: reach + stepsAhead - 1)
    return places.map { place in
      let known = place - stepsAhead + 1
      return run(on: series.values[known - reach..<known], count: stepsAhead).last!
    }
  }

  /// The `count` values after the series, each from the predictor's own predictions as soon as the known values end.
  ///
  /// Persistence stays where it is; the mean settles; the seasonal baseline repeats the last known season; an autoregression
  /// decays, or swings, as its largest root says.
  ///
  /// - Precondition: the count is not negative.
  /// - Throws: `DatasetError.tooShort` if the series has not enough values.
  public func freeRun(after past: Series, count: Int) throws(DatasetError) -> [Double] {
    guard count >= 0 else { refuse("a free run cannot have \(count) steps.") }
    try requirePast(past.name, has: past.count, needs: reach)
    return run(on: past.values.suffix(reach), count: count)
  }

  private func run(on known: ArraySlice<Double>, count: Int) -> [Double] {
    var values = Array(known)
    for _ in 0..<count { values.append(next(after: values.suffix(reach))) }
    return Array(values.dropFirst(known.count))
  }

  private func requirePast(_ series: String, has: Int, needs: Int) throws(DatasetError) {
    guard has >= needs else {
      throw .tooShort(series, has: has, needs: needs, purpose: "a prediction by the \(name)")
    }
  }
}
