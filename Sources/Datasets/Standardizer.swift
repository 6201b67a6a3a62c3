import Tensors

/// Shifts and scales numbers so that those it was fitted to have mean 0 and standard deviation 1, and back.
///
///     z = (x − mean) / deviation,    x = z · deviation + mean
///
/// Fit it to the training part only; what validation and test look like must not reach the network:
///
///     let standardizer = Standardizer(fittedTo: series[split.train])
///     let scaled = standardizer.standardized(series)
///
/// The deviation is that of the numbers themselves, the root of the mean squared distance from the mean. If all are equal it
/// counts as 1: they become zeros, and come back unchanged.
public struct Standardizer: Equatable, Sendable {
  public let mean: Double
  public let deviation: Double

  /// One that was fitted before.
  ///
  /// - Precondition: both are finite, and the deviation is above 0.
  public init(mean: Double, deviation: Double) {
    guard mean.isFinite, deviation.isFinite, deviation > 0 else {
      refuse("a standardizer needs a finite mean and a deviation above 0, and got \(mean) and \(deviation).")
    }
    (self.mean, self.deviation) = (mean, deviation)
  }

  /// - Precondition: there is at least one value.
  public init(fittedTo series: Series) {
    self.init(fittedTo: series.values)
  }

  /// - Precondition: there is at least one value.
  public init(fittedTo values: [Double]) {
    guard let first = values.first else { refuse("a standardizer is fitted to at least one value, and got none.") }
    guard values.contains(where: { $0 != first }) else {
      mean = first
      deviation = 1
      return
    }
    let mean = values.reduce(0, +) / Double(values.count)
    self.mean = mean
    deviation = (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)).squareRoot()
  }

  public func standardized(_ value: Double) -> Double { (value - mean) / deviation }

  public func restored(_ value: Double) -> Double { value * deviation + mean }

  public func standardized(_ values: [Double]) -> [Double] { values.map(standardized) }

  public func restored(_ values: [Double]) -> [Double] { values.map(restored) }

  /// The values and the clean values.
  public func standardized(_ series: Series) -> Series { series.map(standardized) }

  /// The values and the clean values.
  public func restored(_ series: Series) -> Series { series.map(restored) }
}
