import Autograd
import Tensors

/// The training loop: joins parameters, an optimizer, clipping, a schedule and a loss, and watches over them.
///
///     var trainer = Trainer(model.parameters, optimizer: Adam(learningRate: 0.01), clipping: .norm(1))
///     try trainer.fit(epochs: 20, batches: { _ in batches }) { batch, tape in
///       meanSquaredError(model.output(tape.data(batch.x)), tape.data(batch.y))
///     }
///     trainer.history.losses
///
/// Written by hand, without history and guards, the same loop is:
///
///     for _ in 1...20 {
///       for batch in batches {
///         let tape = Tape()
///         let loss = meanSquaredError(model.output(tape.data(batch.x)), tape.data(batch.y))
///         var gradients = tape.gradients(of: loss)
///         gradients.clip(model.parameters, toNorm: 1)
///         adam.update(model.parameters, with: gradients)
///       }
///     }
///
/// Whatever is random (the order of the batches, dropout) is rolled by the caller's dice, in the caller's closures.
public struct Trainer {
  public let parameters: [Parameter]

  public package(set) var optimizer: any Optimizer

  /// The rate that the optimizer began with, which the schedule multiplies.
  public let learningRate: Double

  public let schedule: Schedule
  public let clipping: Clipping?
  public let explosion: ExplosionRule?
  public let earlyStopping: EarlyStopping?

  /// What was measured so far, also after an error.
  public package(set) var history = TrainingHistory()

  /// How many updates were made so far.
  public package(set) var updates = 0

  /// The loss of the first batch, which the explosion rule compares with.
  package var firstLoss: Double?

  /// The values of the parameters after the best epoch, kept while there is early stopping.
  package var bestValues: Snapshot?

  /// The epoch that is not over yet, if training was stopped within one.
  public package(set) var unfinished: UnfinishedEpoch?

  package var progress: TrainingProgress

  /// - Precondition: no parameter is listed twice.
  public init(
    _ parameters: [Parameter], optimizer: any Optimizer, schedule: Schedule = .constant, clipping: Clipping? = nil,
    explosion: ExplosionRule? = ExplosionRule(), earlyStopping: EarlyStopping? = nil, progress: TrainingProgress = .silent
  ) {
    var seen: Set<ObjectIdentifier> = []
    for parameter in parameters where !seen.insert(ObjectIdentifier(parameter)).inserted {
      refuse("a trainer takes each parameter once, and \(parameter.name) is listed twice.")
    }
    self.parameters = parameters
    self.optimizer = optimizer
    self.learningRate = optimizer.learningRate
    self.schedule = schedule
    self.clipping = clipping
    self.explosion = explosion
    self.earlyStopping = earlyStopping
    self.progress = progress
  }

  /// Trains for so many epochs more, or until early stopping ends it; the epoch numbers go on where they were.
  ///
  /// - Parameters:
  ///   - batches: The batches of an epoch, counted from 1: shuffled anew, or the same ones again.
  ///   - size: How much a batch counts in the mean loss of an epoch.
  ///   - validation: Measures the loss on data that training does not see.
  ///   - loss: Writes the loss of a batch, one number, on the tape.
  /// - Throws: `TrainingError`; the parameters then are as they were before the update that it names.
  public mutating func fit<Batches: Collection>(
    epochs: Int, batches: (_ epoch: Int) -> Batches, size: (Batches.Element) -> Int = { _ in 1 },
    validation: (() -> Double)? = nil, loss: (_ batch: Batches.Element, _ tape: Tape) -> Variable
  ) throws(TrainingError) {
    let done = history.epochs.count
    progress.start(epochs: done + epochs, done: done)
    defer { progress.finish() }
    while history.epochs.count < done + epochs, !hasRunOutOfPatience(since: done) {
      try runEpoch(batches: batches(history.epochs.count + 1), size: size, validation: validation, loss: loss)
    }
    restoreBest()
  }

  /// Whether early stopping says that it is enough, looking at the epochs after the first `done`.
  public func hasRunOutOfPatience(since done: Int = 0) -> Bool {
    guard let earlyStopping, let best = history.best else { return false }
    return history.epochs.count - max(best.number, done) >= earlyStopping.patience
  }

  /// Puts the parameters of the best epoch back; without early stopping nothing was kept, and nothing changes.
  public func restoreBest() {
    bestValues?.restore(parameters)
  }
}
