import FourGates

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The first symbol of a sequence, asked for after its end, on samples that are never seen twice.
struct RecallTask: LearningTask {
  let problem: DelayedRecall
  let batchSize: Int
  private let heldOut: ClassBatch

  init(seed: UInt64, distractors: Int, batchSize: Int) {
    problem = DelayedRecall(distractors: distractors)
    self.batchSize = batchSize
    var dice = Dice(seed: seed)
    heldOut = problem.batch(of: 256, dice: &dice)
  }

  let name = "recall"
  var about: String {
    """
    One of \(problem.symbols) symbols comes first, then \(problem.distractors) others that mean nothing; asked for is the first. Every \
    batch is made anew, so an epoch is just 20 updates; 256 other samples are for validation.
    """
  }
  var inputs: Int { problem.inputs }
  var outputs: Int { problem.symbols }
  let lossName = "cross-entropy in nats"
  let floor: Double? = 0
  var explosion: ExplosionRule { ExplosionRule(times: 3, floor: 0) }

  var baselines: [(name: String, loss: Double)] {
    [("each symbol equally likely", log(Double(problem.symbols)))]
  }

  var guessing: Double? { mostFrequentShare(of: heldOut.targets, in: heldOut.targets) }

  func batches(dice: inout Dice) -> TaskBatches {
    let seeds = (0..<20).map { _ in dice.next() }
    return TaskBatches(seeds.count) { [problem, batchSize] index in
      var dice = Dice(seed: seeds[index])
      return TaskBatch(problem.batch(of: batchSize, dice: &dice))
    }
  }

  var validation: TaskBatches {
    TaskBatches(1) { [heldOut] _ in TaskBatch(heldOut) }
  }

  var example: [[Scalar]] {
    heldOut.inputs.map { step in (0..<inputs).map { step[0, $0] } }
  }

  var dataFingerprint: String { validation.fingerprint }
}
