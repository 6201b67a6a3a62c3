import Tensors

/// The best weighted sum of the last values for predicting the next: what a linear network can do at most, without training.
///
///     x̂_t = a₁ x_{t−1} + a₂ x_{t−2} + … + a_τ x_{t−τ}
///     Σ (x̂_t − x_t)² + ridge · Σ a_k²    is the least, over all t of the series with τ values before them
///
///     let line = try Autoregression(ofLast: 128, fittedTo: series[0..<600])
///     let rest = try line.freeRun(after: series[0..<600], count: 400)
///
/// There is no constant term, so that −x is predicted from −x's past; a series that does not swing about 0 is standardised first.
/// All of it is computed in 64 bits, whatever `Scalar` is.
///
/// - Source: [Yul27] for autoregression, [HK70] for the ridge.
public struct Autoregression: Equatable, Sendable {
  /// a₁ … a_τ: the first belongs to the latest value.
  public let weights: [Double]

  /// What every weight was pulled to 0 with.
  public let ridge: Double

  /// Fits the weights by least squares, with a ridge that keeps them small where the data say little.
  ///
  /// - Precondition: `reach` is at least 1, and the ridge is finite and not negative.
  /// - Throws: `DatasetError.tooShort` if there are fewer equations than weights (with a ridge, if there is none), and
  ///   `DatasetError.notUnique` if more than one sum is the best, as on a series without noise.
  /// - Complexity: O(n · τ²).
  public init(ofLast reach: Int, ridge: Double = 0, fittedTo series: Series) throws(DatasetError) {
    guard reach >= 1 else { refuse("an autoregression looks back at least 1 step, and got \(reach).") }
    guard ridge >= 0, ridge.isFinite else { refuse("a ridge is finite and 0 or more, and got \(ridge).") }
    let purpose = "the best weighted sum of the last \(reach)"
    let needed = reach + (ridge > 0 ? 1 : reach)
    guard series.count >= needed else {
      throw .tooShort(series.name, has: series.count, needs: needed, purpose: purpose)
    }
    let values = series.values
    let columns = (1...reach).map { lag in Array(values[reach - lag..<values.count - lag]) }
    guard let weights = leastSquares(columns: columns, target: Array(values[reach...]), ridge: ridge) else {
      throw .notUnique(series.name, purpose: purpose)
    }
    self.weights = weights
    self.ridge = ridge
  }
}

extension Autoregression: SeriesPredictor {
  public var name: String { "weighted sum of the last \(reach)" }

  public var reach: Int { weights.count }

  public func next(after known: ArraySlice<Double>) -> Double {
    zip(weights, known.reversed()).reduce(0) { $0 + $1.0 * $1.1 }
  }
}
