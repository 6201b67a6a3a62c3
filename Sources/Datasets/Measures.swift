import Tensors

/// The mean of the squared distances between two rows of numbers, in their unit squared.
///
///     1/n · Σ (a_k − b_k)²
///
/// - Precondition: both have the same number of values, and at least one.
public func meanSquaredError(_ a: [Double], _ b: [Double]) -> Double {
  guard a.count == b.count, !a.isEmpty else {
    refuse("an error needs two rows of equally many values, at least one, and got \(a.count) and \(b.count).")
  }
  return zip(a, b).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) } / Double(a.count)
}

/// The root of the mean squared error, in the unit of the values.
///
/// - Precondition: both have the same number of values, and at least one.
public func rootMeanSquaredError(_ a: [Double], _ b: [Double]) -> Double {
  meanSquaredError(a, b).squareRoot()
}

/// The number in the middle when they stand in order, or half way between the two in the middle; NaN counts as the largest.
///
/// - Precondition: at least one number.
public func median(_ numbers: [Double]) -> Double {
  guard !numbers.isEmpty else { refuse("a median needs at least one number, and got none.") }
  let sorted = numbers.sorted { $0 < $1 || $1.isNaN && !$0.isNaN }
  return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
}

/// How far two rows of numbers rise and fall together: 1 if one is a multiple of the other plus a constant, −1 if the multiple is negative,
/// 0 if knowing one says nothing of a straight line to the other, also where one of them does not change.
///
///     Σ (a_k − ā)(b_k − b̄) / √(Σ (a_k − ā)² · Σ (b_k − b̄)²)
///
/// - Precondition: both have the same number of values, and at least one.
public func correlation(_ a: [Double], _ b: [Double]) -> Double {
  guard a.count == b.count, !a.isEmpty else {
    refuse("a correlation needs two rows of equally many values, at least one, and got \(a.count) and \(b.count).")
  }
  let (meanA, meanB) = (a.reduce(0, +) / Double(a.count), b.reduce(0, +) / Double(b.count))
  let (offA, offB) = (a.map { $0 - meanA }, b.map { $0 - meanB })
  let spread = (offA.reduce(0) { $0 + $1 * $1 } * offB.reduce(0) { $0 + $1 * $1 }).squareRoot()
  guard spread != 0 else { return 0 }
  return zip(offA, offB).reduce(0) { $0 + $1.0 * $1.1 } / spread
}
