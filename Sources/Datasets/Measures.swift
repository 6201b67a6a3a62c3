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
