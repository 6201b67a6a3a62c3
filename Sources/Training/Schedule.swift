import Tensors

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// How the learning rate changes as training goes on: a factor for the rate that the optimizer began with.
///
///     Schedule.cosine(over: .updates(500), finalFraction: 0.01)
///
/// A pure function of the epoch and the update, both counted from 0, and for `plateau` of the losses so far: two runs that are
/// at the same place use the same rate, however they came there.
public enum Schedule: Equatable, Sendable {
  /// η stays.
  case constant

  /// η · factor^⌊t / every⌋
  case step(every: TrainingLength, factor: Double = 0.1)

  /// η · factor^(max(0, t − delay) / every), whole stretches or not; the delay is counted as `every` is.
  case exponential(every: TrainingLength, factor: Double, delay: Int = 0)

  /// η · (r + (1 − r) · (1 + cos(π·t / over)) / 2) with r the final fraction, and η·r from then on.
  ///
  /// - Source: [LH17], one descent without restarts.
  case cosine(over: TrainingLength, finalFraction: Double = 0)

  /// Multiplies η by the factor each time that more than `patience` epochs in a row have not brought the watched loss below
  /// (1 − threshold) times its best value.
  case plateau(factor: Double = 0.1, patience: Int = 10, threshold: Double = 1e-4)

  /// The factor for this update.
  ///
  /// - Parameters:
  ///   - epoch: How many whole epochs are over.
  ///   - update: How many updates are over.
  ///   - losses: The watched loss of each epoch that is over; only `plateau` reads them.
  ///
  /// - Precondition: the schedule's own numbers make a factor that is neither negative nor infinite.
  public func factor(epoch: Int, update: Int, losses: @autoclosure () -> [Double] = []) -> Double {
    let factor = rawFactor(epoch: epoch, update: update, losses: losses())
    guard factor >= 0, factor.isFinite else { refuse("the schedule \(self) makes the factor \(factor) of the learning rate.") }
    return factor
  }

  private func rawFactor(epoch: Int, update: Int, losses: @autoclosure () -> [Double]) -> Double {
    switch self {
    case .constant: return 1
    case .step(let every, let factor): return pow(factor, every.passed(epoch: epoch, update: update).rounded(.down))
    case .exponential(let every, let factor, let delay):
      return pow(factor, every.passed(epoch: epoch, update: update, delay: delay))
    case .cosine(let over, let finalFraction):
      let passed = min(1, over.passed(epoch: epoch, update: update))
      return finalFraction + (1 - finalFraction) * (1 + cos(.pi * passed)) / 2
    case .plateau(let factor, let patience, let threshold):
      return pow(factor, Double(Self.plateaus(in: losses(), patience: patience, threshold: threshold)))
    }
  }

  private static func plateaus(in losses: [Double], patience: Int, threshold: Double) -> Int {
    var (best, epochsWithout, plateaus) = (Double.infinity, 0, 0)
    for loss in losses {
      if loss < best * (1 - threshold) {
        (best, epochsWithout) = (loss, 0)
      } else {
        epochsWithout += 1
      }
      if epochsWithout > patience { (plateaus, epochsWithout) = (plateaus + 1, 0) }
    }
    return plateaus
  }
}
