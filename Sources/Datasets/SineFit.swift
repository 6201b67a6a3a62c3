import Tensors

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The sine that fits a series best: what somebody draws who knows that it is one.
///
///     x_t ≈ amplitude · sin(angularFrequency · t + phase) + offset,    t = the step, as the series counts it
///
///     let wave = try SineFit(to: series[0..<600])
///     let rest = wave.freeRun(after: series[0..<600], count: 400)
///
/// 1. For each frequency of a grid, the two amplitudes of a sine and a cosine are a matter of linear least squares; the best
///    frequency stays.
/// 2. From there, Gauss and Newton's steps improve the frequency and the amplitudes together: each replaces the sine by its
///    tangent and solves that; a step that does not help is halved.
///
/// With normal noise this is the best that any method can do, up to little: the error of the fit comes near Cramér and Rao's bound.
public struct SineFit: Equatable, Sendable {
  /// In the unit of the values; not negative.
  public let amplitude: Double

  /// In radians a step.
  public let angularFrequency: Double

  /// In radians, from −π to π: where the sine is at t = 0.
  public let phase: Double

  /// What it swings about, in the unit of the values; 0 unless it was asked for.
  public let offset: Double

  /// How many steps a period has.
  public var period: Double { 2 * .pi / angularFrequency }

  /// Fits amplitude, frequency and phase, and an offset if there may be one.
  ///
  /// - Throws: `DatasetError.tooShort` below 8 values, and `DatasetError.noPeriod` if the best frequency is so low that the series
  ///   shows less than a quarter of a period, or if it does not swing at all.
  /// - Complexity: O(n²), for the grid of 2n frequencies.
  public init(to series: Series, withOffset: Bool = false) throws(DatasetError) {
    guard series.count >= 8 else {
      throw .tooShort(series.name, has: series.count, needs: 8, purpose: "the sine that fits best")
    }
    let n = series.count
    let middle = Double(n - 1) / 2
    let fit = CentredSine(times: (0..<n).map { Double($0) - middle }, values: series.values, withOffset: withOffset)
    let lowest = Double.pi / Double(2 * n)
    let grid = (1..<2 * n).map { Double($0) * lowest }
    guard let start = grid.compactMap(fit.linear(at:)).min(by: { $0.error < $1.error }), start.error.isFinite else {
      throw .noPeriod(series.name)
    }
    let best = fit.improved(start)
    amplitude = hypot(best.sine, best.cosine)
    let nothing = series.values.reduce(0) { max($0, abs($1)) } * 1e-12
    guard best.frequency > lowest, best.frequency < .pi, amplitude > nothing else { throw .noPeriod(series.name) }
    angularFrequency = best.frequency
    offset = best.offset
    let turned = atan2(best.cosine, best.sine) - best.frequency * (Double(series.firstStep) + middle)
    phase = remainder(turned, 2 * .pi)
  }

  /// The sine at these steps.
  public func values(at steps: Range<Int>) -> [Double] {
    steps.map { amplitude * sin(angularFrequency * Double($0) + phase) + offset }
  }

  /// The sine at the `count` steps after the series; what the series was does not change it any more.
  ///
  /// - Precondition: the count is not negative.
  public func freeRun(after past: Series, count: Int) -> [Double] {
    guard count >= 0 else { refuse("a free run cannot have \(count) steps.") }
    return values(at: past.steps.upperBound..<past.steps.upperBound + count)
  }
}

/// A sine and a cosine about the middle of the series, where frequency and phase disturb each other least.
private struct CentredSine {
  struct Fit {
    var frequency: Double
    var sine: Double
    var cosine: Double
    var offset: Double
    var error: Double
  }

  let times: [Double]
  let values: [Double]
  let withOffset: Bool

  /// The best amplitudes at a frequency.
  func linear(at frequency: Double) -> Fit? {
    let constant = withOffset ? [times.map { _ in 1.0 }] : []
    let columns = [times.map { sin(frequency * $0) }, times.map { cos(frequency * $0) }] + constant
    guard let weights = leastSquares(columns: columns, target: values) else { return nil }
    return judged(
      Fit(frequency: frequency, sine: weights[0], cosine: weights[1], offset: withOffset ? weights[2] : 0, error: 0))
  }

  func improved(_ start: Fit) -> Fit {
    var best = start
    for _ in 0..<100 {
      guard let step = tangentStep(at: best) else { return best }
      var share = 1.0
      var next = moved(best, by: step, share)
      while !(next.error < best.error), share > 1e-6 {
        share /= 2
        next = moved(best, by: step, share)
      }
      guard next.error < best.error else { return best }
      best = next
    }
    return best
  }

  /// How far the tangent of the sine says to go: sine, cosine, frequency, offset.
  private func tangentStep(at fit: Fit) -> [Double]? {
    let waves = times.map { (sin(fit.frequency * $0), cos(fit.frequency * $0)) }
    let slope = zip(times, waves).map { time, wave in time * (fit.sine * wave.1 - fit.cosine * wave.0) }
    let constant = withOffset ? [times.map { _ in 1.0 }] : []
    let columns = [waves.map(\.0), waves.map(\.1), slope] + constant
    return leastSquares(columns: columns, target: residuals(fit))
  }

  private func moved(_ fit: Fit, by step: [Double], _ share: Double) -> Fit {
    judged(
      Fit(
        frequency: fit.frequency + share * step[2], sine: fit.sine + share * step[0], cosine: fit.cosine + share * step[1],
        offset: fit.offset + (withOffset ? share * step[3] : 0), error: 0))
  }

  private func residuals(_ fit: Fit) -> [Double] {
    zip(times, values).map { time, value in
      value - fit.sine * sin(fit.frequency * time) - fit.cosine * cos(fit.frequency * time) - fit.offset
    }
  }

  private func judged(_ fit: Fit) -> Fit {
    var fit = fit
    fit.error = residuals(fit).reduce(0) { $0 + $1 * $1 }
    return fit
  }
}
