import Tensors

/// A series in three parts, in the order of time and without overlap: what trains comes before what chooses, and that before
/// what judges.
///
///     let split = try series.split(train: 600)
///     series[split.test]                                 everything after the first 600 values
///
/// The parts are places of the series, counted from 0; validation and test may be empty. How windows treat the border is said
/// by how they are cut: see `Windows`.
public struct ChronologicalSplit: Equatable, Sendable {
  public let train: Range<Int>
  public let validation: Range<Int>
  public let test: Range<Int>
}

extension Series {
  /// The first `train` values to train on, the next `validation` values to validate, and the rest to test.
  ///
  /// - Precondition: `train` is at least 1 and `validation` at least 0.
  /// - Throws: `DatasetError.tooShort` if the series has fewer values than both together.
  public func split(train: Int, validation: Int = 0) throws(DatasetError) -> ChronologicalSplit {
    guard train >= 1, validation >= 0 else {
      refuse("a split needs at least 1 value to train and 0 to validate, and got \(train) and \(validation).")
    }
    guard train + validation <= count else {
      throw .tooShort(
        name, has: count, needs: train + validation, purpose: "\(train) values to train and \(validation) to validate")
    }
    return ChronologicalSplit(
      train: 0..<train, validation: train..<train + validation, test: train + validation..<count)
  }

  /// The same by fractions of the series: each border is at the nearest whole value, and the training part has at least one.
  ///
  /// - Precondition: the fractions are not negative and add up to at most 1; the first is above 0.
  /// - Throws: `DatasetError.tooShort` if the series is empty.
  public func split(trainFraction: Double, validationFraction: Double = 0) throws(DatasetError) -> ChronologicalSplit {
    let both = trainFraction + validationFraction
    guard trainFraction > 0, validationFraction >= 0, both <= 1 + 1e-9 else {
      refuse("a split's fractions add up to at most 1, and got \(trainFraction) and \(validationFraction).")
    }
    let train = max(1, Int((trainFraction * Double(count)).rounded()))
    let end = min(count, Int((both * Double(count)).rounded()))
    return try split(train: train, validation: max(0, end - train))
  }
}
