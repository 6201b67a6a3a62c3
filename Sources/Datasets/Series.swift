import Tensors

/// Numbers in the order of time, one per step, in the unit of whatever was measured.
///
///     let series = Series.sine(count: 500, period: 50).noisy(deviation: 0.2, dice: &dice)
///     series.values[0]                                   what was measured at step `firstStep`
///     series.clean                                       the same without the noise, where it is known
///
/// The place in `values` counts from 0; the step, which formulas and the axis of a figure mean by t, counts from `firstStep`.
public struct Series: Equatable, Sendable {
  /// What figures and error messages call it.
  public let name: String

  /// The step t of the first value: 1 where a formula begins with t = 1, as the course assignment's does.
  public let firstStep: Int

  public let values: [Double]

  /// What the values would be without noise, for errors against the clean curve; nil where nobody knows, as in measured data.
  public let clean: [Double]?

  /// - Precondition: there are as many clean values as values.
  public init(_ name: String, values: [Double], clean: [Double]? = nil, firstStep: Int = 0) {
    if let clean, clean.count != values.count {
      refuse("the series \(name) needs as many clean values as values, and got \(clean.count) for \(values.count).")
    }
    self.name = name
    self.firstStep = firstStep
    self.values = values
    self.clean = clean
  }

  public var count: Int { values.count }

  /// The step of each value: the x axis of a figure.
  public var steps: Range<Int> { firstStep..<firstStep + count }

  /// A stretch of the series, by places counted from 0; every value keeps its step.
  ///
  /// - Precondition: the places are within the series.
  public subscript(places: Range<Int>) -> Series {
    requirePlaces(places, for: "a stretch")
    return Series(
      name, values: Array(values[places]), clean: clean.map { Array($0[places]) }, firstStep: firstStep + places.lowerBound)
  }

  /// The same series with every value, clean ones too, put through `change`.
  public func map(_ change: (Double) -> Double) -> Series {
    Series(name, values: values.map(change), clean: clean?.map(change), firstStep: firstStep)
  }

  func requirePlaces(_ places: Range<Int>, for purpose: String) {
    guard places.lowerBound >= 0, places.upperBound <= count else {
      refuse("\(purpose) of the series \(name) lies within 0..<\(count), and got \(places).")
    }
  }
}
