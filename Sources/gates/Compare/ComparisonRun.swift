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
  let end: String
  /// After each update, the fingerprint of all inputs and targets until then.
  let batches: [Fingerprint]
  /// Those that it went through to the end.
  let epochs: [Epoch]
  let stop: Stop?
  let seconds: Double
  /// All parameters as one row, at the start and after some of the epochs; empty if nobody asked for it.
  var path: [[Scalar]] = []

  /// The validation loss after the last epoch; infinite if the run did not come that far.
  var finalLoss: Double { stop == nil ? epochs.last?.validationLoss ?? .infinity : .infinity }

  /// The training loss of the last epoch; infinite if the run did not come that far.
  var finalTrainingLoss: Double { stop == nil ? epochs.last?.loss ?? .infinity : .infinity }

  /// The lowest validation loss of any epoch, also of a run that stopped later.
  var lowestLoss: Double { epochs.map(\.validationLoss).min() ?? .infinity }

  /// The first epoch after which the validation loss is not above `target`, counted from 1; infinite if there is none.
  func epochs(to target: Double) -> Double {
    epochs.firstIndex { $0.validationLoss <= target }.map { Double($0 + 1) } ?? .infinity
  }

  /// Whether the last tenth of the epochs has still lowered the validation loss by a tenth or more.
  var isStillFalling: Bool {
    guard stop == nil, epochs.count >= 10, let last = epochs.last else { return false }
    return last.validationLoss <= 0.9 * epochs[epochs.count - 1 - epochs.count / 10].validationLoss
  }
}
