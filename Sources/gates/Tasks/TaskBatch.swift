import FourGates

/// Samples side by side, for one update.
///
/// Shapes: T inputs [B, I].
struct TaskBatch: Sendable {
  /// What is to come out, and when.
  enum Targets: Sendable {
    /// Numbers after the last step, [B, O]: a mean squared error.
    case numbers(Tensor)
    /// A class for each sample after its last step: a cross-entropy.
    case classes([Int])
    /// A symbol at every step, T·B of them, step after step: a cross-entropy.
    case symbols([Int])
  }

  let inputs: [Tensor]
  /// How many steps each sample has; all of them if nil.
  var lengths: [Int]?
  let targets: Targets
  /// Whether each row goes on where the same row of the batch before ended, so that the memory is carried over.
  var continues = false

  /// How many samples there are: B.
  var count: Int { inputs[0].rows }
}

extension TaskBatch {
  init(_ batch: Batch) {
    self.init(inputs: batch.inputs, targets: .numbers(batch.targets))
  }

  init(_ batch: ClassBatch) {
    self.init(inputs: batch.inputs, lengths: batch.lengths, targets: .classes(batch.targets))
  }
}

extension Network {
  /// The loss of a batch: the mean squared error, or the cross-entropy in nats.
  ///
  /// - Parameter memory: What the batch before left, for a batch that continues it; what this one leaves.
  func loss(
    of batch: TaskBatch, on tape: Tape, memory: inout NetworkMemory?, dropout: inout LayerDropout?, by way: Unrolling
  ) -> Variable {
    var everyStep = false
    if case .symbols = batch.targets { everyStep = true }
    let run = run(
      over: batch.inputs.map { tape.data($0) }, from: batch.continues ? memory : nil, lengths: batch.lengths,
      everyStep: everyStep, by: way, dropout: &dropout)
    memory = run.memory
    return switch batch.targets {
    case .numbers(let targets): meanSquaredError(read(run.last), tape.data(targets))
    case .classes(let classes): crossEntropy(read(run.last), targets: classes)
    case .symbols(let symbols): crossEntropy(read(run.outputs), targets: symbols)
    }
  }
}
