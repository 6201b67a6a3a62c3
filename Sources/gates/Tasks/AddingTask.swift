import FourGates

/// The sum of the two marked numbers of a sequence, on samples that are never seen twice.
struct AddingTask: LearningTask {
  let problem: AddingProblem
  let batchSize: Int
  private let heldOut: Batch

  init(seed: UInt64, steps: Int, batchSize: Int) {
    problem = AddingProblem(steps: steps)
    self.batchSize = batchSize
    var dice = Dice(seed: seed)
    heldOut = problem.batch(of: 256, dice: &dice)
  }

  let name = "adding"
  var about: String {
    """
    Two of \(problem.steps) numbers are marked, and their sum is asked for. Every batch is made anew, so an epoch is just 50 updates; \
    256 other samples are for validation.
    """
  }
  let inputs = 2
  let outputs = 1
  let lossName = "mean squared error"
  let floor: Double? = 0

  var baselines: [(name: String, loss: Double)] {
    let targets = heldOut.targets.scalars.map { Double($0) }
    return [("always answering 1", meanSquaredError(targets, targets.map { _ in 1 }))]
  }

  func batches(dice: inout Dice) -> TaskBatches {
    let seeds = (0..<50).map { _ in dice.next() }
    return TaskBatches(seeds.count) { [problem, batchSize] index in
      var dice = Dice(seed: seeds[index])
      return TaskBatch(problem.batch(of: batchSize, dice: &dice))
    }
  }

  var validation: TaskBatches {
    TaskBatches(1) { [heldOut] _ in TaskBatch(heldOut) }
  }

  var example: [[Scalar]] { heldOut.inputs.map { [$0[0, 0], $0[0, 1]] } }

  var dataFingerprint: String { validation.fingerprint }
}
