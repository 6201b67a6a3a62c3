import Tensors

/// A series cut into samples: `steps` values in a row as the input, and the `ahead` values after them as the target.
///
///     let windows = try Windows(of: .numberSequence, steps: 3)
///     windows.count                                      6: [10, 20, 30] → [40], [20, 30, 40] → [50], …
///
/// Window w begins at place `firstPlace + w` of the series: neighbours overlap in all but one value.
///
/// Two ways to cut one part of a split series, for example its test part:
///
///     Windows(of: series[split.test], steps: 20)                   inside the part: inputs and targets are of the test part
///     Windows(of: series, steps: 20, targetsIn: split.test)        reaching back: the first inputs are of the part before
///
/// Reaching back is fair when the past is known by the time of the prediction, and gives a target for every value of the part;
/// inside the part, the first `steps` values are only looked at.
public struct Windows: Sendable {
  /// How many values the input has: T.
  public let steps: Int

  /// How many values the target has: O.
  public let ahead: Int

  /// How many windows there are.
  public let count: Int

  /// The place in the series, counted from 0, where the first window begins.
  public let firstPlace: Int

  private let scalars: [Scalar]

  /// All windows whose targets lie in `targets`, places of the series counted from 0; everywhere if none are given. A window
  /// that would begin before the series does is left out.
  ///
  /// - Precondition: `steps` and `ahead` are at least 1, and the targets' places are within the series.
  /// - Throws: `DatasetError.tooShort` where there is not a single window.
  public init(of series: Series, steps: Int, ahead: Int = 1, targetsIn targets: Range<Int>? = nil) throws(DatasetError) {
    guard steps >= 1, ahead >= 1 else {
      refuse("a window needs at least 1 step and 1 value ahead, and got \(steps) and \(ahead).")
    }
    let targets = targets ?? 0..<series.count
    series.requirePlaces(targets, for: "the targets' part")
    guard targets.count >= ahead else {
      throw .tooShort(
        "the targets' part of \(series.name)", has: targets.count, needs: ahead, purpose: "targets of \(ahead) values")
    }
    guard targets.upperBound >= steps + ahead else {
      let name = targets.upperBound == series.count ? series.name : "\(series.name), up to the last target,"
      throw .tooShort(
        name, has: targets.upperBound, needs: steps + ahead, purpose: "windows of \(steps) steps and \(ahead) ahead")
    }
    self.steps = steps
    self.ahead = ahead
    firstPlace = max(0, targets.lowerBound - steps)
    count = targets.upperBound - ahead - steps - firstPlace + 1
    scalars = series.values.map { Scalar($0) }
  }

  /// The places in the series that the target of a window covers, for drawing a prediction where it belongs.
  ///
  /// - Precondition: there is such a window.
  public func targetPlaces(of window: Int) -> Range<Int> {
    let start = place(of: window) + steps
    return start..<start + ahead
  }

  /// The windows with these numbers, counted from 0, side by side.
  ///
  /// - Precondition: at least one number, and all are below `count`.
  public func batch(_ windows: [Int]) -> Batch {
    guard !windows.isEmpty else { refuse("a batch needs at least one window, and got none.") }
    let places = windows.map(place(of:))
    let inputs = (0..<steps).map { step in
      Tensor(shape: [places.count, 1], scalars: places.map { scalars[$0 + step] })
    }
    let targets = places.flatMap { scalars[$0 + steps..<$0 + steps + ahead] }
    return Batch(inputs: inputs, targets: Tensor(shape: [places.count, ahead], scalars: targets))
  }

  private func place(of window: Int) -> Int {
    guard (0..<count).contains(window) else { refuse("there is no window \(window) among \(count).") }
    return firstPlace + window
  }
}
