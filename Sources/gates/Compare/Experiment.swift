import FourGates

/// What all runs of a seed have in common: the task with its data, the network at its start, and how long it trains.
struct Experiment: Sendable {
  let task: any LearningTask
  let seed: UInt64
  let architecture: Architecture
  let initial: Initialisation
  let epochs: Int
  let clipping: Clipping?

  /// The network before training, the same whenever it is made; its dice go on with the batches.
  func network(dice: inout Dice) -> Network {
    Network(architecture, initial: initial, dice: &dice)
  }

  /// Trains from the common start.
  ///
  /// - Parameters:
  ///   - places: About how many places of the path are kept, from the start to the end; none if nil.
  ///   - onEpoch: Is told that an epoch is over.
  func run(_ candidate: Candidate, keepingPath places: Int? = nil, onEpoch: () -> Void = {}) -> ComparisonRun {
    let begin = ContinuousClock.now
    var dice = Dice(seed: seed)
    let net = network(dice: &dice)
    let start = fingerprint(of: net.parameters)
    func row() -> [Scalar] { net.parameters.flatMap(\.value.scalars) }
    var path: [[Scalar]] = []
    var (seen, trail) = (Fingerprint(), [Fingerprint]())
    var done: [ComparisonRun.Epoch] = []
    var meter = UpdateMeter(net.parameters)
    var trainer = Trainer(
      net.parameters, optimizer: candidate.optimizer.make(rate: candidate.rate), clipping: clipping, explosion: task.explosion)
    var stop: ComparisonRun.Stop?
    do {
      for epoch in 1...epochs {
        var memory: NetworkMemory?
        var dropout: LayerDropout?
        let batches = task.batches(dice: &dice)
        try trainer.runEpoch(
          batches: batches, size: \.count, validation: { task.validationLoss(of: net) }
        ) { batch, tape in
          if let places, isKept(trail.count, of: epochs * batches.count, places: places) { path.append(row()) }
          meter.beginUpdate()
          batch.add(to: &seen)
          trail.append(seen)
          return net.loss(of: batch, on: tape, memory: &memory, dropout: &dropout, by: .fusedSequence)
        }
        let measured = trainer.history.epochs[epoch - 1]
        done.append(
          ComparisonRun.Epoch(
            loss: measured.loss, validationLoss: measured.watchedLoss, updateSize: meter.mean()))
        onEpoch()
      }
      if places != nil { path.append(row()) }
    } catch {
      stop = ComparisonRun.Stop(error)
    }
    return ComparisonRun(
      candidate: candidate, seed: seed, start: start, finish: fingerprint(of: net.parameters), batches: trail, epochs: done,
      stop: stop, seconds: (ContinuousClock.now - begin) / .seconds(1), path: path)
  }

  /// Whether the place after so many updates is kept: closer together at the beginning, where steps are long.
  private func isKept(_ updates: Int, of all: Int, places: Int) -> Bool {
    func number(_ updates: Int) -> Int { Int(Double(places) * (Double(updates) / Double(all)).squareRoot()) }
    return updates == 0 || number(updates) > number(updates - 1)
  }
}

extension ComparisonRun.Stop {
  init(_ error: TrainingError) {
    switch error {
    case .notFinite(_, _, let place): self = .notANumber(update: place.update)
    case .exploded(_, _, _, let place): self = .exploded(update: place.update)
    }
  }
}
