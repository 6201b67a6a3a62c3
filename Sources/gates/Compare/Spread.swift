import FourGates

/// The median of some numbers, one a seed, and the lowest and the highest of them. Infinity stands for a run that has none.
struct Spread: Equatable, Sendable {
  let median: Double
  let low: Double
  let high: Double

  /// - Precondition: at least one number. NaN counts as infinity.
  init(_ numbers: [Double]) {
    let sorted = numbers.map { $0.isNaN ? .infinity : $0 }.sorted()
    guard let low = sorted.first, let high = sorted.last else { refuse("a spread needs at least one number.") }
    (self.low, self.high) = (low, high)
    let (one, other) = (sorted[(sorted.count - 1) / 2], sorted[sorted.count / 2])
    median = one == other ? one : one + (other - one) / 2
  }

  /// The median, and the range behind it where there is one.
  ///
  /// - Parameter missing: what is said instead of infinity.
  func text(digits: Int = 2, missing: String) -> String {
    func text(_ number: Double) -> String { number.isFinite ? shortText(number, digits: digits) : missing }
    return low == high ? text(median) : "\(text(median)) (\(text(low))–\(text(high)))"
  }

  func overlaps(_ other: Spread) -> Bool { low <= other.high && other.low <= high }
}
