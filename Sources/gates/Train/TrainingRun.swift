import FourGates

/// A network on its way through a task, with all that is rolled and carried: what is written down, and taken up again.
struct TrainingRun {
  let task: any LearningTask
  let settings: RunSettings
  let network: Network
  private(set) var trainer: Trainer

  /// As they were before the epoch that is next, or not over: the batches are made of them.
  private var batchDice: Dice
  private var dropout: LayerDropout?
  /// What the batch before left, for one that continues it.
  private var memory: NetworkMemory?

  /// Begins a run.
  init(_ task: any LearningTask, _ settings: RunSettings, progress: TrainingProgress) {
    var dice = Dice(seed: settings.seed)
    var weights = dice.split()
    self.task = task
    self.settings = settings
    network = Network(settings.architecture(for: task), initial: settings.start.initialisation, dice: &weights)
    batchDice = dice.split()
    dropout = settings.makeDropout(dice.split())
    trainer = Trainer(
      network.parameters, optimizer: settings.makeOptimizer(),
      schedule: (settings.schedule ?? .constant).schedule(epochs: settings.epochs), clipping: settings.clipping,
      explosion: task.explosion, progress: progress)
  }

  var epochs: Int { trainer.history.epochs.count }

  /// Whether something is held back to choose by.
  var isValidated: Bool { !task.validation.isEmpty }

  var isOver: Bool { epochs >= settings.epochs }

  /// Makes updates until the epoch is over, or `stop` says that it is enough.
  ///
  /// - Returns: Whether the epoch is over.
  mutating func goOn(stop: (_ updates: Int) -> Bool) throws(TrainingError) -> Bool {
    var dice = batchDice
    let batches = task.batches(dice: &dice)
    let (task, network) = (task, network)
    var (memory, dropout) = (memory, dropout)
    let heldOut = task.validation
    var measured: TaskMeasure?
    let validation = {
      let measure = task.measure(of: network, on: heldOut)
      measured = measure
      return measure.loss
    }
    let isOver = try trainer.runEpoch(
      batches: batches, size: \.count, validation: heldOut.isEmpty ? nil : validation, stop: stop
    ) { batch, tape in network.loss(of: batch, on: tape, memory: &memory, dropout: &dropout, by: .fusedSequence) }
    self.memory = isOver ? nil : memory
    self.dropout = dropout
    if isOver {
      batchDice = dice
      trainer.history.epochs[trainer.history.epochs.count - 1].accuracy = measured?.accuracy
    }
    return isOver
  }

  /// What is measured on the test data, if there are any: of the network of the best epoch, whose checkpoint is at this path, or of the
  /// last, where nothing was held back to choose by.
  ///
  /// - Throws: `CheckpointError` if that checkpoint cannot be read, or `TrainError.damaged`.
  func tested(best path: String) throws -> TaskMeasure? {
    guard let test = task.test else { return nil }
    guard isValidated else { return task.measure(of: network, on: test) }
    let best = TrainingRun(task, settings, progress: .silent)
    let snapshot = try Checkpoint(reading: path).parameters
    guard snapshot.names == network.parameters.map(\.name),
      snapshot.values.map(\.shape) == network.parameters.map(\.value.shape)
    else { throw TrainError.damaged(path: path) }
    snapshot.restore(best.network.parameters)
    return task.measure(of: best.network, on: test)
  }

  mutating func startProgress() { trainer.progress.start(epochs: settings.epochs, done: epochs) }

  mutating func finishProgress() { trainer.progress.finish() }

  /// Puts the weights of another network in the place of the random ones.
  ///
  /// - Precondition: it has the same architecture.
  func takeWeights(of other: Network) {
    Snapshot(of: other.parameters).restore(network.parameters)
  }
}

extension TrainingRun {
  /// The run at this moment.
  var checkpoint: Checkpoint {
    var checkpoint = Checkpoint(of: trainer)
    checkpoint.dice["batches"] = batchDice
    checkpoint.dice["dropout"] = dropout?.dice
    if let memory, nextBatchContinues {
      for (layer, parts) in memory.layers.enumerated() {
        checkpoint.carried += parts.enumerated().map { ("memory.\(layer).\($0)", $1) }
      }
    }
    let note = ModelNote(network.architecture, task: settings.task, alphabet: task.alphabet?.symbols)
    checkpoint.notes = [ModelNote.key: note.json, RunSettings.key: settings.json]
    return checkpoint
  }

  /// Goes where the run was when the checkpoint was made.
  ///
  /// - Throws: `CheckpointError`, or `TrainError.damaged`.
  mutating func restore(_ checkpoint: Checkpoint, from path: String) throws {
    try trainer.restore(checkpoint)
    guard let batches = checkpoint.dice["batches"], (dropout == nil) == (checkpoint.dice["dropout"] == nil) else {
      throw TrainError.damaged(path: path)
    }
    batchDice = batches
    if let dice = checkpoint.dice["dropout"] { dropout?.dice = dice }
    memory = nil
    guard let unfinished = trainer.unfinished else {
      guard checkpoint.carried.isEmpty else { throw TrainError.damaged(path: path) }
      return
    }
    var dice = batches
    let all = task.batches(dice: &dice)
    guard unfinished.batches < all.count else { throw TrainError.damaged(path: path) }
    guard nextBatchContinues else { return }
    memory = try memory(of: checkpoint.carried, rows: all[unfinished.batches].count, path: path)
  }

  /// Whether the batch that is next goes on where the last one ended.
  private var nextBatchContinues: Bool {
    guard let unfinished = trainer.unfinished else { return false }
    var dice = batchDice
    let batches = task.batches(dice: &dice)
    return unfinished.batches < batches.count && batches[unfinished.batches].continues
  }

  private func memory(of tensors: [(name: String, tensor: Tensor)], rows: Int, path: String) throws -> NetworkMemory {
    let parts = [.lstm, .peephole].contains(settings.cell) ? 2 : 1
    let names = (0..<settings.layers).flatMap { layer in (0..<parts).map { "memory.\(layer).\($0)" } }
    guard tensors.map(\.name) == names, tensors.allSatisfy({ $0.tensor.shape == [rows, settings.hidden] }) else {
      throw TrainError.damaged(path: path)
    }
    return NetworkMemory(
      layers: (0..<settings.layers).map { layer in (0..<parts).map { tensors[layer * parts + $0].tensor } })
  }
}
