import FourGates

/// What one optimizer at one rate made of one seed.
struct ComparisonRun: Sendable {
  /// What was measured in an epoch.
  struct Epoch: Equatable, Sendable {
    /// The mean over the epoch's batches, while the parameters were changing.
    let loss: Double
    /// After the epoch's last update.
    let validationLoss: Double
    /// The mean size of its updates, as a share of the size of the weights.
    let updateSize: Double
  }

  /// Why a run ended before its time.
  enum Stop: Equatable, Sendable {
    case notANumber(update: Int)
    case exploded(update: Int)
  }

  let candidate: Candidate
  let seed: UInt64
  /// Fingerprints of the parameters before and after.
  let start: String
  let finish: String
  /// After each update, the fingerprint of all inputs and targets until then.
  let batches: [Fingerprint]
  /// Those that it went through to the end.
  let epochs: [Epoch]
  let stop: Stop?
  let seconds: Double
  /// All parameters as one row, at the start and after some of the epochs; empty if nobody asked for it.
  var path: [[Scalar]] = []

  /// The validation loss at the end; infinite if the run did not come that far.
  var finalLoss: Double { stop == nil ? ComparisonRun.median(end.map(\.validationLoss)) : .infinity }

  /// The training loss at the end; infinite if the run did not come that far.
  var finalTrainingLoss: Double { stop == nil ? ComparisonRun.median(end.map(\.loss)) : .infinity }

  /// The last tenth of the epochs: their median is what counts as the end, because a single epoch may be a lucky one or a bad one.
  private var end: ArraySlice<Epoch> { epochs.suffix(max(1, epochs.count / 10)) }

  /// The lowest validation loss of any epoch, also of a run that stopped later.
  var lowestLoss: Double { epochs.map(\.validationLoss).min() ?? .infinity }

  /// The first epoch after which the validation loss is not above `target`, counted from 1; infinite if there is none.
  func epochs(to target: Double) -> Double {
    epochs.firstIndex { $0.validationLoss <= target }.map { Double($0 + 1) } ?? .infinity
  }

  /// Whether the last quarter of the epochs is lower than the one before it by a tenth or more.
  var isStillFalling: Bool {
    let quarter = epochs.count / 4
    guard stop == nil, quarter > 0 else { return false }
    let losses = epochs.map(\.validationLoss)
    return ComparisonRun.median(losses.suffix(quarter)) <= 0.9
      * ComparisonRun.median(losses.suffix(2 * quarter).prefix(quarter))
  }

  private static func median(_ numbers: some Collection<Double>) -> Double {
    numbers.isEmpty ? .infinity : Spread(Array(numbers)).median
  }
}
