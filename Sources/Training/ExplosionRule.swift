/// When a loss counts as exploded: above `times` the first batch's loss, or `times` the floor if that is more.
///
///     limit = times · max(first loss, floor)
///
/// The floor is there for squared errors. A cross-entropy starts near the logarithm of the number of classes and never has a reason
/// to reach many times that: `ExplosionRule(times: 3, floor: 0)` is right for it, and is what char-rnn does. A mean squared error
/// that starts near 0, because the model was trained before or the first batch was easy, may well rise a thousandfold in a single
/// healthy update and come back.
public struct ExplosionRule: Equatable, Sendable {
  public var times: Double
  public var floor: Double

  public init(times: Double = 100, floor: Double = 1) {
    self.times = times
    self.floor = floor
  }

  /// The loss above which training stops.
  func limit(firstLoss: Double) -> Double {
    times * max(firstLoss, floor)
  }
}
