/// What was measured in one epoch.
public struct TrainingEpoch: Equatable, Codable, Sendable {
  /// Counted from 1.
  public let number: Int
  /// The mean over the batches, each weighted by its size, measured while the parameters were changing.
  public let loss: Double
  /// What the validation closure returned after the epoch's last update.
  public let validationLoss: Double?
  /// The share of right answers on the validation data, where whoever trains has measured it.
  public package(set) var accuracy: Double?
  /// The rate of the epoch's last update.
  public let learningRate: Double
  /// The mean over the updates of the gradients' norm, before clipping.
  public let gradientNorm: Double
  /// How long the epoch took, with validation.
  public let seconds: Double

  /// The loss that schedules and early stopping watch: the validation loss where there is one.
  public var watchedLoss: Double { validationLoss ?? loss }

  public init(
    number: Int, loss: Double, validationLoss: Double? = nil, accuracy: Double? = nil, learningRate: Double,
    gradientNorm: Double, seconds: Double
  ) {
    self.number = number
    self.loss = loss
    self.validationLoss = validationLoss
    self.accuracy = accuracy
    self.learningRate = learningRate
    self.gradientNorm = gradientNorm
    self.seconds = seconds
  }
}

/// What was measured over all epochs, in order.
public struct TrainingHistory: Equatable, Codable, Sendable {
  public package(set) var epochs: [TrainingEpoch] = []

  public init(epochs: [TrainingEpoch] = []) {
    self.epochs = epochs
  }

  public var losses: [Double] { epochs.map(\.loss) }

  /// Empty without validation.
  public var validationLosses: [Double] { epochs.compactMap(\.validationLoss) }

  /// What schedules and early stopping look at: the validation losses, or the training losses where there are none.
  public var watchedLosses: [Double] { epochs.map(\.watchedLoss) }

  /// The first epoch with the lowest watched loss.
  public var best: TrainingEpoch? { epochs.min { $0.watchedLoss < $1.watchedLoss } }
}
