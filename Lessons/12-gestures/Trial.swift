import FourGates

/// One row of the table: a classifier that is trained on some recordings and judged on others.
struct Trial: Sendable {
  /// What a row does differently; as it stands here, it is the note's own setting.
  struct Settings: Hashable, Sendable {
    var cell = Architecture.Cell.gru
    var hidden = 64
    var layers = 1
    var filters = 0
    var reading = SequenceClassifier.Reading.lastPaddedStep
    var dropout = 0.0
    var rate = 0.001
    var batch = 32
    var epochs = 16
    /// The number of the person that is left out of training, to be judged by; a random fifth of all recordings if nil.
    var stranger: Int?
  }

  let settings: Settings
  /// What was measured in each epoch, with the share of right answers on the recordings that were not trained on.
  let epochs: [RunMetrics.Epoch]
  /// Why training was given up, as a sentence; nil if it was not.
  let failure: String?
  /// For each recording that was not trained on: its class, and the answer at the end.
  let answers: [(label: Int, answer: Int)]
  let fingerprint: String
  /// The share that softmax gives to the right answer, in the mean of the shortest gestures, at so many steps after a gesture's last.
  let certainty: [(step: Int, share: Double)]

  /// The share of right answers after each epoch.
  var accuracies: [Double] { epochs.map { $0.accuracy! } }

  /// After the last epoch.
  var accuracy: Double { accuracies.last! }

  /// The recordings to train on, and the others; the same ones for every row with the same seed.
  static func split(_ set: SequenceSet, stranger: Int?, seed: UInt64) -> (train: SequenceSet, rest: SequenceSet) {
    var dice = Dice(seed: seed)
    return stranger.map { set.split(leavingOut: $0) } ?? set.split(trainFraction: 0.8, dice: &dice)
  }

  /// - Parameters:
  ///   - split: The seed of the split, so that rows are judged on the same recordings.
  ///   - seed: The seed of everything else.
  init(_ settings: Settings, on set: SequenceSet, split: UInt64, seed: UInt64) throws {
    self.settings = settings
    let (train, rest) = Self.split(set, stranger: settings.stranger, seed: split)
    var dice = Dice(seed: seed &+ 1_000_000)
    let net = SequenceClassifier(
      settings.cell, inputs: set.channels.count, hidden: settings.hidden, layers: settings.layers, classes: set.classes.count,
      reading: settings.reading, filters: settings.filters, dice: &dice)
    var dropout: LayerDropout? = LayerDropout(
      probability: settings.dropout, place: .betweenLayers, dice: Dice(seed: seed &+ 2_000_000))
    var trainer = Trainer(
      net.parameters, optimizer: Adam(learningRate: settings.rate, weightDecay: 1e-5),
      schedule: .plateau(factor: 0.5, patience: 5), explosion: nil)
    var answers: [(label: Int, answer: Int)] = []
    var loss = 0.0
    var epochs: [RunMetrics.Epoch] = []
    for _ in 0..<settings.epochs {
      try trainer.runEpoch(batches: train.batches(of: settings.batch, dice: &dice), size: \.count) { batch, tape in
        crossEntropy(net(batch.inputs, lengths: batch.lengths, on: tape, dropout: &dropout), targets: batch.targets)
      }
      (answers, loss) = ([], 0)
      for batch in rest.batches(of: 128) {
        let scores = net(batch.inputs, lengths: batch.lengths, on: Tape()).value
        let shares = scores.logSoftmaxOfRows()
        for (row, label) in batch.targets.enumerated() { loss -= Double(shares[row, label]) }
        answers += zip(batch.targets, scores.largestOfEachRow).map { ($0, $1) }
      }
      var epoch = RunMetrics.Epoch(trainer.history.epochs.last!, updates: trainer.updates)
      epoch.validationLoss = loss / Double(answers.count)
      epoch.accuracy = Double(answers.count { $0.label == $0.answer }) / Double(answers.count)
      epochs.append(epoch)
    }
    self.answers = answers
    self.epochs = epochs
    failure = nil
    fingerprint = FourGates.fingerprint(of: net.parameters)
    certainty = Self.certainty(of: net, on: rest)
  }

  /// A row of which no more is known than how well it answered, or why it did not.
  init(_ settings: Settings, measured epochs: [RunMetrics.Epoch], failure: String? = nil) {
    self.settings = settings
    self.epochs = epochs
    self.failure = failure
    (answers, fingerprint, certainty) = ([], "", [])
  }

  /// How many of the shortest gestures the curve of certainty is a mean of.
  private static let shortest = 50

  /// Asks at every step, also at those where it was never asked in training.
  private static func certainty(of net: SequenceClassifier, on set: SequenceSet) -> [(step: Int, share: Double)] {
    let gestures = set.keeping(Array(set.sequences.sorted { $0.steps < $1.steps }.prefix(shortest)))
    let batch = gestures.batch(Array(0..<gestures.count), paddedTo: set.longest)
    let tape = Tape()
    let run = net.network.run(over: batch.inputs.map { tape.data($0) })
    let shares = net.network.read(run.outputs).value.logSoftmaxOfRows().exp()
    return (1 - gestures.sequences[0].steps...set.longest - gestures.longest).map { offset in
      let right = gestures.sequences.enumerated().map { place, gesture in
        Double(shares[(gesture.steps - 1 + offset) * gestures.count + place, gesture.label])
      }
      return (offset, right.reduce(0, +) / Double(gestures.count))
    }
  }
}

extension Tensor {
  /// The column of the largest number in each row.
  fileprivate var largestOfEachRow: [Int] {
    (0..<rows).map { row in (0..<columns).max { self[row, $0] < self[row, $1] }! }
  }
}
