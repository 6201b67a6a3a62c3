import Tensors

/// A stretch of training, in whichever of the two ways it is counted.
public enum TrainingLength: Equatable, Sendable {
  case epochs(Int)
  case updates(Int)

  /// How many of these stretches have passed, with a fraction, when so many whole epochs and updates are over; the first `delay`
  /// epochs or updates do not count.
  func passed(epoch: Int, update: Int, delay: Int = 0) -> Double {
    let (length, now) =
      switch self {
      case .epochs(let length): (length, epoch)
      case .updates(let length): (length, update)
      }
    guard length > 0 else { refuse("a schedule needs a length of at least one epoch or update, and got \(self).") }
    return Double(max(0, now - delay)) / Double(length)
  }
}
