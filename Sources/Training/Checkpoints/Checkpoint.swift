import Autograd
import Tensors

/// Training at one moment, with everything that it needs to go on bit for bit.
///
///     var checkpoint = Checkpoint(of: trainer)
///     checkpoint.dice["batches"] = dice
///     try checkpoint.write(to: "last.safetensors")
///
/// and in another program, with a model and a trainer made in the same way:
///
///     let checkpoint = try Checkpoint(reading: "last.safetensors")
///     try trainer.restore(checkpoint)
///     dice = checkpoint.dice["batches"]!
///
/// What it holds: the parameters, what the optimizer remembers of them, how many updates and epochs were made and what they measured, how
/// far the epoch is that was not over, and the dice. A schedule needs no more than that. The file says nothing of times and places, so
/// two runs that computed the same write the same bytes.
public struct Checkpoint: Equatable, Sendable {
  public let parameters: Snapshot

  /// The name of the optimizer, and the rate that it began with.
  public let optimizer: String
  public let learningRate: Double

  /// Without the time that each epoch took.
  public let history: TrainingHistory
  public let updates: Int
  public let unfinished: UnfinishedEpoch?

  let optimizerUpdates: Int
  let optimizerTensors: [SafetensorsFile.Entry]
  let firstLoss: Double?
  let bestValues: Snapshot?

  /// Dice that training rolls, each under a name.
  public var dice: [String: Dice] = [:]

  /// What else is carried from update to update, such as a memory, by name.
  public var carried: [(name: String, tensor: Tensor)] {
    get { carriedEntries.map { ($0.name, $0.tensor) } }
    set { carriedEntries = newValue.map { SafetensorsFile.Entry($0.name, $0.tensor) } }
  }
  private var carriedEntries: [SafetensorsFile.Entry] = []

  /// Words about the model and the run, by keys that do not begin with `training.` or `dice.`.
  public var notes: [String: String] = [:]

  /// - Precondition: the optimizer is one of this library.
  public init(of trainer: Trainer) {
    guard let optimizer = trainer.optimizer as? any ResumableOptimizer else {
      refuse("a checkpoint is made of an optimizer of this library, and got \(trainer.optimizer.name).")
    }
    let state = optimizer.state
    self.init(
      parameters: Snapshot(of: trainer.parameters), optimizer: optimizer.name, learningRate: trainer.learningRate,
      history: trainer.history.withoutTimes, updates: trainer.updates, unfinished: trainer.unfinished?.withoutTime,
      optimizerUpdates: state.updates, optimizerTensors: state.tensors.map { SafetensorsFile.Entry($0.name, $0.tensor) },
      firstLoss: trainer.firstLoss, bestValues: trainer.bestValues)
  }

  init(
    parameters: Snapshot, optimizer: String, learningRate: Double, history: TrainingHistory, updates: Int,
    unfinished: UnfinishedEpoch?, optimizerUpdates: Int, optimizerTensors: [SafetensorsFile.Entry], firstLoss: Double?,
    bestValues: Snapshot?
  ) {
    self.parameters = parameters
    self.optimizer = optimizer
    self.learningRate = learningRate
    self.history = history
    self.updates = updates
    self.unfinished = unfinished
    self.optimizerUpdates = optimizerUpdates
    self.optimizerTensors = optimizerTensors
    self.firstLoss = firstLoss
    self.bestValues = bestValues
  }
}

extension TrainingHistory {
  fileprivate var withoutTimes: TrainingHistory {
    TrainingHistory(
      epochs: epochs.map { epoch in
        TrainingEpoch(
          number: epoch.number, loss: epoch.loss, validationLoss: epoch.validationLoss, accuracy: epoch.accuracy,
          learningRate: epoch.learningRate, gradientNorm: epoch.gradientNorm, seconds: 0)
      })
  }
}

extension UnfinishedEpoch {
  fileprivate var withoutTime: UnfinishedEpoch {
    var epoch = self
    epoch.seconds = 0
    return epoch
  }
}
