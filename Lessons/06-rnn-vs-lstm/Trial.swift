import FourGates

/// One of the two tasks of this lesson, of one length.
enum MemoryTask: Hashable, Sendable {
  case adding(steps: Int)
  case recall(distractors: Int)

  /// Samples with what they ask for.
  struct Sheet {
    let inputs: [Tensor]
    /// What training makes smaller.
    let loss: (_ outputs: Variable) -> Variable
    /// What the tables show: the mean squared error, or the share of right answers.
    let score: (_ outputs: Tensor) -> Double
  }

  /// How many numbers a cell reads at each step, and how many the readout gives in the end.
  var inputs: Int {
    switch self {
    case .adding: 2
    case .recall(let distractors): DelayedRecall(distractors: distractors).inputs
    }
  }

  var outputs: Int {
    switch self {
    case .adding: 1
    case .recall(let distractors): DelayedRecall(distractors: distractors).symbols
    }
  }

  /// T.
  var length: Int {
    switch self {
    case .adding(let steps): steps
    case .recall(let distractors): distractors
    }
  }

  /// How many updates a run gets at most.
  var updates: Int {
    switch self {
    case .adding: 4000
    case .recall: 800
    }
  }

  /// A run ends when its score is this good.
  func isSolved(_ score: Double) -> Bool {
    switch self {
    case .adding: score < 0.01
    case .recall: score >= 0.99
    }
  }

  func sheet(of size: Int, dice: inout Dice) -> Sheet {
    switch self {
    case .adding(let steps):
      let batch = AddingProblem(steps: steps).batch(of: size, dice: &dice)
      return Sheet(
        inputs: batch.inputs, loss: { meanSquaredError($0, $0.tape.data(batch.targets)) },
        score: { Double(($0 - batch.targets).sumOfSquares()) / Double(size) })
    case .recall(let distractors):
      let batch = DelayedRecall(distractors: distractors).batch(of: size, dice: &dice)
      return Sheet(
        inputs: batch.inputs, loss: { crossEntropy($0, targets: batch.targets) },
        score: { scores in
          let right = batch.targets.indices.count { row in
            (0..<scores.columns).allSatisfy { scores[row, $0] <= scores[row, batch.targets[row]] }
          }
          return Double(right) / Double(size)
        })
    }
  }
}

/// One network that was trained on one task, on batches that were never seen twice.
struct Trial: Sendable {
  static let batchSize = 32
  /// Every so many updates the network answers samples that are not for training.
  static let pause = 20

  /// The score on 256 samples, before training and after every 20 updates.
  let scores: [Double]
  /// After how many updates it was solved; nil if it was not.
  let solvedAfter: Int?
  let fingerprint: String

  init<Cell: FusedCell>(_ task: MemoryTask, rate: Double, seed: UInt64, cell: (Int, inout Dice) -> Cell) throws {
    var dice = Dice(seed: seed)
    var batches = dice.split()
    let test = task.sheet(of: 256, dice: &batches)
    let net = Forecaster(cell(task.inputs, &dice), outputs: task.outputs, dice: &dice)
    var trainer = Trainer(net.parameters, optimizer: Adam(learningRate: rate), clipping: .norm(1))
    func score() -> Double { test.score(net(test.inputs, on: Tape(), by: .fusedSequence).value) }
    var scores = [score()]
    while trainer.updates < task.updates, !task.isSolved(scores.last!) {
      for _ in 0..<Trial.pause {
        let sheet = task.sheet(of: Trial.batchSize, dice: &batches)
        try trainer.update { tape in sheet.loss(net(sheet.inputs, on: tape, by: .fusedSequence)) }
      }
      scores.append(score())
    }
    self.scores = scores
    solvedAfter = task.isSolved(scores.last!) ? trainer.updates : nil
    fingerprint = FourGates.fingerprint(of: net.parameters)
  }
}
