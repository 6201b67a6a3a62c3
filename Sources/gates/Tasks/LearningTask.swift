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

  /// The batches of the next epoch, in their order.
  func batches(dice: inout Dice) -> TaskBatches
  /// What training does not see.
  var validation: TaskBatches { get }
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

  /// The mean loss over the validation data, without dropout.
  func validationLoss(of net: Network, by way: Unrolling = .fusedSequence) -> Double {
    var (sum, count) = (0.0, 0)
    var memory: NetworkMemory?
    var dropout: LayerDropout?
    for batch in validation {
      let loss = net.loss(of: batch, on: Tape(), memory: &memory, dropout: &dropout, by: way)
      sum += Double(loss.value.scalar) * Double(batch.count)
      count += batch.count
    }
    return sum / Double(count)
  }
}
