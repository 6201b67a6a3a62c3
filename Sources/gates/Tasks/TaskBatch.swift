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
  /// What the readout sees of a sequence that has a class.
  var reading = ReadingChoice.last

  /// How many samples there are: B.
  var count: Int { inputs[0].rows }
}

extension TaskBatch {
  init(_ batch: Batch) {
    self.init(inputs: batch.inputs, targets: .numbers(batch.targets))
  }

  init(_ batch: ClassBatch, reading: ReadingChoice = .last) {
    self.init(inputs: batch.inputs, lengths: batch.lengths, targets: .classes(batch.targets), reading: reading)
  }
}

extension TaskBatch {
  /// The loss of what a readout said: the mean squared error, or the cross-entropy in nats.
  func loss(of outputs: Variable) -> Variable {
    switch targets {
    case .numbers(let numbers): meanSquaredError(outputs, outputs.tape.data(numbers))
    case .classes(let numbers), .symbols(let numbers): crossEntropy(outputs, targets: numbers)
    }
  }

  /// How many answers are right, among how many: the largest output is the answer. Nil where numbers are asked for.
  func rightAnswers(among outputs: Tensor) -> (right: Int, all: Int)? {
    switch targets {
    case .numbers: nil
    case .classes(let numbers), .symbols(let numbers):
      (zip(outputs.largestOfEachRow, numbers).count { $0 == $1 }, numbers.count)
    }
  }
}

extension Tensor {
  /// The column of the largest number in each row; the first of several.
  fileprivate var largestOfEachRow: [Int] {
    let columns = columns
    return (0..<rows).map { row in
      let start = row * columns
      return (1..<columns).reduce(0) { scalars[start + $1] > scalars[start + $0] ? $1 : $0 }
    }
  }
}

extension Network {
  /// What the readout says where a batch asks for something: after the last step, or at every step, one step below the other.
  ///
  /// - Parameter memory: What the batch before left, for a batch that continues it; what this one leaves.
  func outputs(
    for batch: TaskBatch, on tape: Tape, memory: inout NetworkMemory?, dropout: inout LayerDropout?, by way: Unrolling
  ) -> Variable {
    let inputs = batch.inputs.map { tape.data($0) }
    if case .classes = batch.targets {
      memory = nil
      return scores(of: inputs, lengths: batch.lengths, reading: batch.reading.reading, by: way, dropout: &dropout)
    }
    var everyStep = false
    if case .symbols = batch.targets { everyStep = true }
    let run = run(
      over: inputs, from: batch.continues ? memory : nil, lengths: batch.lengths, everyStep: everyStep, by: way,
      dropout: &dropout)
    memory = run.memory
    return read(everyStep ? run.outputs : run.last)
  }

  /// The loss of a batch.
  func loss(
    of batch: TaskBatch, on tape: Tape, memory: inout NetworkMemory?, dropout: inout LayerDropout?, by way: Unrolling
  ) -> Variable {
    batch.loss(of: outputs(for: batch, on: tape, memory: &memory, dropout: &dropout, by: way))
  }
}
