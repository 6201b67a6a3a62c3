import FourGates

/// Which learning rates the optimizers run at.
enum RatePlan: Equatable, Sendable {
  /// Each at its default.
  case usual
  /// Each at those of a grid around its default.
  case sweep
  /// Each at these.
  case given([Double])

  /// What somebody typed behind `--rates`.
  init(typed text: String) throws {
    let words = text.split(separator: ",", omittingEmptySubsequences: false).map { trimmed($0) }
    switch words {
    case ["default"]: self = .usual
    case ["sweep"]: self = .sweep
    default:
      for word in words where ["default", "sweep"].contains(word) { throw CompareError.ratesAndAWord(word) }
      var rates: [Double] = []
      for word in words {
        guard let rate = Double(word), rate > 0, rate.isFinite else { throw CompareError.rate(word) }
        guard !rates.contains(rate) else { throw CompareError.rateTwice(word) }
        rates.append(rate)
      }
      self = .given(rates)
    }
  }

  /// The rates to begin with, from the lowest up.
  func rates(for optimizer: OptimizerChoice) -> [Double] {
    switch self {
    case .usual: [optimizer.defaultRate]
    case .given(let rates): rates.sorted()
    case .sweep:
      (RateGrid.places(around: optimizer.defaultRate).map(RateGrid.rate) + [optimizer.defaultRate])
        .reduce(into: [Double]()) { rates, rate in if !rates.contains(rate) { rates.append(rate) } }.sorted()
    }
  }
}

/// Where among the rates that were tried the best one stands, if it has neighbours on one side only.
enum RateEdge: Equatable, Sendable {
  case lowest, highest
}
