import FourGates

/// Something that a network can be trained on from the command line.
///
/// A task is made for a seed, and makes its data from it; what is random while training is rolled by the dice that are passed in.
protocol LearningTask: Sendable {
  /// What `gates train` and `gates compare` call it.
  var name: String { get }
  /// What the data are, how many, and what an epoch is: a sentence or two.
  var about: String { get }

  /// How many numbers go in at a step.
  var inputs: Int { get }
  /// How many come out.
  var outputs: Int { get }
  /// What the loss is measured in, for axes and tables.
  var lossName: String { get }
  /// What no network can get below on average, if that is known.
  var floor: Double? { get }
  /// What simple rules reach on the validation data, with their names, worst first.
  var baselines: [(name: String, loss: Double)] { get }
  /// The share of right answers of whoever always gives the same one; nil where numbers are asked for.
  var guessing: Double? { get }

  /// The batches of the next epoch, in their order.
  func batches(dice: inout Dice) -> TaskBatches
  /// What training does not see; empty if nothing is held back.
  var validation: TaskBatches { get }
  /// What neither training nor choosing sees, if there is any.
  var test: TaskBatches? { get }
  /// A sequence to look at gates on: rows of `inputs` numbers.
  var example: [[Scalar]] { get }

  /// The symbols that the columns of inputs and outputs stand for, if they do.
  var alphabet: Alphabet? { get }
  /// What each input was standardized with before the network saw it; empty if it was not.
  var scales: [Standardizer] { get }
  /// Digits that are equal when the data are equal.
  var dataFingerprint: String { get }
  /// When a loss counts as exploded.
  var explosion: ExplosionRule { get }
}

extension LearningTask {
  var alphabet: Alphabet? { nil }
  var scales: [Standardizer] { [] }
  var explosion: ExplosionRule { ExplosionRule() }
  var guessing: Double? { nil }
  var test: TaskBatches? { nil }

  /// The mean loss over the validation data, without dropout.
  func validationLoss(of net: Network, by way: Unrolling = .fusedSequence) -> Double {
    measure(of: net, on: validation, by: way).loss
  }

  /// The mean loss, and the share of right answers where there are any, without dropout.
  func measure(of net: Network, on batches: TaskBatches, by way: Unrolling = .fusedSequence) -> TaskMeasure {
    var (sum, count) = (0.0, 0)
    var (right, answers) = (0, 0)
    var memory: NetworkMemory?
    var dropout: LayerDropout?
    for batch in batches {
      let outputs = net.outputs(for: batch, on: Tape(), memory: &memory, dropout: &dropout, by: way)
      sum += Double(batch.loss(of: outputs).value.scalar) * Double(batch.count)
      count += batch.count
      if let found = batch.rightAnswers(among: outputs.value) {
        right += found.right
        answers += found.all
      }
    }
    return TaskMeasure(loss: sum / Double(count), accuracy: answers > 0 ? Double(right) / Double(answers) : nil)
  }
}

/// What was measured of a network on data that training does not see.
struct TaskMeasure: Equatable, Sendable {
  let loss: Double
  /// The share of right answers, where there are any.
  let accuracy: Double?
}
