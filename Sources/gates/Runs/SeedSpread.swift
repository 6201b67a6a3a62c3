import FourGates

/// The median of some numbers, one a seed, with the lowest and the highest of them; a run that failed counts as the worst.
struct SeedSpread: Equatable, Sendable {
  /// Nil where that is a run that failed.
  let median: Double?
  let low: Double?
  let high: Double?

  /// - Precondition: at least one number, or nil for a run that failed.
  init(_ numbers: [Double?], of measure: RunMeasure) {
    let worst = measure == .loss ? Double.infinity : -.infinity
    let spread = Spread(numbers.map { $0.flatMap { $0.isNaN ? nil : $0 } ?? worst })
    func known(_ number: Double) -> Double? { number.isFinite ? number : nil }
    (median, low, high) = (known(spread.median), known(spread.low), known(spread.high))
  }

  /// The median, and the range behind it where there is one, which a table does not part from it.
  func text(digits: Int = 3) -> String {
    func text(_ number: Double?) -> String { number.map { shortText($0, digits: digits) } ?? "failed" }
    return low == high ? text(median) : "\(text(median))\u{A0}(\(text(low))–\(text(high)))"
  }
}
