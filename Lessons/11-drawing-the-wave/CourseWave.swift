import FourGates

/// The noisy sine of the assignment, as one seed makes it: what is learned from, and what is to be drawn.
struct CourseWave: Sendable {
  static let drawnSteps = 400
  /// A drawing counts as the wave if its root mean squared distance from the clean curve is below this.
  static let good = 0.2

  let series: Series
  /// How many steps are known: 600, as in the assignment, or a period of 628 more.
  let trained: Int

  init(seed: UInt64, hasSecondPeriod: Bool = false) {
    var dice = Dice(seed: seed)
    trained = hasSecondPeriod ? 1228 : 600
    series = .courseSine(count: trained + Self.drawnSteps, dice: &dice)
  }

  var known: [Double] { Array(series.values[..<trained]) }

  /// The clean curve over the steps that are to be drawn.
  var truth: [Double] { Array(series.clean![trained...]) }

  func error(of drawn: [Double]) -> Double { rootMeanSquaredError(drawn, truth) }
}
