#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The part of an axis that is shown.
struct Extent: Equatable {
  let low: Double
  let high: Double
  let scale: Axis.Scale
  /// Drawn from high to low: the rows of a heat map, whose first is at the top.
  var isReversed = false
  /// Whether any number lies on it, or none was there to be drawn.
  var isEmpty = false

  /// How much is added beyond the numbers.
  enum Margin {
    case none, small
    /// As small, and down to zero where the numbers come close to it.
    case upFromZero
  }

  init(low: Double, high: Double, isReversed: Bool = false) {
    (self.low, self.high, scale, self.isReversed) = (low, high, .linear, isReversed)
  }

  /// What shows all the numbers.
  ///
  /// Numbers that have no place on the axis are left out. Where they are all equal, the axis reaches half as far again on both sides
  /// (from −1 to 1 around zero, a decade each way when logarithmic). Where there are none, it reaches from 0 to 1, or from 0.1 to 1.
  init(of numbers: [Double], on axis: Axis, margin: Margin) {
    let scale = axis.scale
    let placed = numbers.filter { Self.has(place: $0, on: scale) }
    let ends = (placed.min() ?? (scale == .linear ? 0 : 0.1), placed.max() ?? 1)
    (low, high) = Self.asked(axis, else: ends.0) ?? Self.widened(ends.0, ends.1, scale, margin)
    self.scale = scale
    isEmpty = placed.isEmpty
  }

  /// The range that the axis asks for, where it can be drawn; a logarithmic one that begins at or below zero begins at `lowest`.
  private static func asked(_ axis: Axis, else lowest: Double) -> (Double, Double)? {
    guard let range = axis.range, has(place: range.upperBound, on: axis.scale), isDrawable(range.lowerBound) else { return nil }
    let low = has(place: range.lowerBound, on: axis.scale) ? range.lowerBound : min(lowest, range.upperBound)
    return widened(low, range.upperBound, axis.scale, .none)
  }

  private static func widened(_ low: Double, _ high: Double, _ scale: Axis.Scale, _ margin: Margin) -> (Double, Double) {
    if scale == .logarithmic {
      if high / low < 1.000_001 { return (low / 10, high * 10) }
      let factor = margin == .none ? 1 : pow(high / low, 0.05)
      return (low / factor, high * factor)
    }
    let size = max(abs(low), abs(high))
    if high - low <= 1e-9 * size || size < 1e-290 {
      let half = size < 1e-290 ? 1 : size / 2
      return ((low + high) / 2 - half, (low + high) / 2 + half)
    }
    let step = margin == .none ? 0 : 0.05 * (high - low)
    let beginsAtZero = margin == .upFromZero && low >= 0 && low < 0.4 * high
    let endsAtZero = margin == .upFromZero && high <= 0 && high > 0.4 * low
    return (beginsAtZero ? 0 : low - step, endsAtZero ? 0 : high + step)
  }

  static func has(place number: Double, on scale: Axis.Scale) -> Bool {
    isDrawable(number) && (scale == .linear || number > 1e-300)
  }

  func contains(_ number: Double) -> Bool {
    number >= low && number <= high
  }

  /// How far along the axis a number lies: 0 at the low end, 1 at the high end.
  func fraction(of number: Double) -> Double {
    let fraction =
      scale == .linear ? (number - low) / (high - low) : (log10(number) - log10(low)) / (log10(high) - log10(low))
    return isReversed ? 1 - fraction : fraction
  }

  /// The number that lies there: at the low end for 0, at the high end for 1.
  func number(at fraction: Double) -> Double {
    scale == .linear ? low + fraction * (high - low) : pow(10, log10(low) + fraction * (log10(high) - log10(low)))
  }

  /// The two ends in the order in which gnuplot draws them.
  var script: String {
    isReversed ? "[\(scriptNumber(high)):\(scriptNumber(low))]" : "[\(scriptNumber(low)):\(scriptNumber(high))]"
  }
}
