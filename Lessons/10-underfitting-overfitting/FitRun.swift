import FourGates
import LessonKit

/// One LSTM that was trained on a noisy sine, and watched on values that it never trained on.
struct FitRun: Sendable {
  /// What is done differently from the plain run.
  struct Plan: Hashable, Sendable {
    var units = 32
    var samples = 80
    var rate = 0.01
    var updates = 400
    var weightDecay = 0.0
    var dropout = 0.0
    /// How many updates early stopping waits; nil goes on to the end.
    var patience: Int?

    /// How many numbers an LSTM with so many units and its readout have.
    var parameters: Int { 4 * units * (1 + units + 1) + units + 1 }
  }

  static let noise = 0.3
  static let floor = noise * noise
  static let steps = 16
  /// Places of the series. What is for training ends where validation begins, however much it is.
  static let training = 416
  static let validation = training..<training + 300
  static let test = validation.upperBound..<validation.upperBound + 300

  static func series(seed: UInt64) -> Series {
    var dice = Dice(seed: seed)
    return Series.sine(count: test.upperBound, period: 50).noisy(deviation: noise, dice: &dice)
  }

  let plan: Plan
  let parameters: Int
  /// After every update.
  let losses: [Double]
  let validationLosses: [Double]
  /// After the last update, without dropout.
  let trainingAtEnd: Double
  /// The names of all checkpoints that were the best so far; the last one is the best of all.
  let checkpoints: [String]
  /// What the best checkpoint gives when it is put back, on the validation part and on the test part.
  let restored: (validation: Double, test: Double)
  let testAtEnd: Double
  let fingerprint: String

  init(_ plan: Plan, seed: UInt64) throws {
    self.plan = plan
    let series = Self.series(seed: seed)
    let windows = try [Self.training - plan.samples..<Self.training, Self.validation, Self.test].map { part in
      try Windows(of: series, steps: Self.steps, targetsIn: part).all
    }
    let (train, validation, test) = (windows[0], windows[1], windows[2])
    var dice = Dice(seed: seed &+ 1_000_000)
    let net = Forecaster(LSTMCell(inputs: 1, hidden: plan.units, initial: .pyTorch.forgetBias(1), dice: &dice), dice: &dice)
    func loss(_ batch: Batch, _ tape: Tape, dropping probability: Double = 0) -> Variable {
      let h = net.cell.output(net.cell.memory(after: batch.inputs.map { tape.data($0) }, by: .fusedSequence))
      let shown = probability > 0 ? dropout(h, probability: probability, dice: &dice) : h
      return meanSquaredError(net.readout(shown), tape.data(batch.targets))
    }
    func measured(_ batch: Batch) -> Double { Double(loss(batch, Tape()).value.scalar) }

    var (lowest, best, names) = (Double.infinity, Snapshot(of: net.parameters), [String]())
    let optimizer: any Optimizer =
      plan.weightDecay > 0 ? AdamW(learningRate: plan.rate, weightDecay: plan.weightDecay) : Adam(learningRate: plan.rate)
    var trainer = Trainer(
      net.parameters, optimizer: optimizer, earlyStopping: plan.patience.map { EarlyStopping(patience: $0) })
    var update = 0
    func watched() -> Double {
      update += 1
      let now = measured(validation)
      if now < lowest {
        (lowest, best) = (now, Snapshot(of: net.parameters))
        names.append("update\(update)_loss\(shortText(now, digits: 3))")
      }
      return now
    }
    try trainer.fit(epochs: plan.updates, batches: { _ in [train] }, validation: watched) { batch, tape in
      loss(batch, tape, dropping: plan.dropout)
    }
    parameters = parameterCount(net.parameters)
    losses = trainer.history.losses
    validationLosses = trainer.history.validationLosses
    (trainingAtEnd, testAtEnd) = (measured(train), measured(test))
    fingerprint = FourGates.fingerprint(of: net.parameters)
    checkpoints = names
    best.restore(net.parameters)
    restored = (measured(validation), measured(test))
  }

  var lowest: Double { validationLosses.min()! }
  /// The update after which the validation loss was lowest, counted from 1.
  var bestUpdate: Int { validationLosses.firstIndex(of: lowest)! + 1 }
  /// The validation loss that one ends with: early stopping puts the best parameters back.
  var atEnd: Double { plan.patience == nil ? validationLosses.last! : restored.validation }
  var gap: Double { atEnd - trainingAtEnd }
}
