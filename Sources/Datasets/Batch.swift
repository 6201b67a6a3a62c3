import Tensors

/// Samples side by side, as a recurrent network takes them: a matrix for every time step.
///
/// Shapes: inputs T times [B, I], with I = 1 for a series; targets [B, O].
public struct Batch: Equatable, Sendable {
  /// What goes in at step 0, 1, … T − 1: a row for each sample.
  public let inputs: [Tensor]

  /// What is to come out after the last step: a row for each sample.
  public let targets: Tensor

  /// How many samples there are: B.
  public var count: Int { targets.rows }

  public init(inputs: [Tensor], targets: Tensor) {
    self.inputs = inputs
    self.targets = targets
  }
}

/// Samples side by side whose target is a class, as a cross-entropy takes them.
///
/// Shapes: inputs T times [B, I]; B targets, each the number of a class, from 0.
public struct ClassBatch: Equatable, Sendable {
  /// What goes in at step 0, 1, … T − 1: a row for each sample.
  public let inputs: [Tensor]

  /// The class of each sample.
  public let targets: [Int]

  /// How many steps each sample has, if they are not all the same; what follows in the inputs are zeros.
  public let lengths: [Int]?

  /// How many samples there are: B.
  public var count: Int { targets.count }

  public init(inputs: [Tensor], targets: [Int], lengths: [Int]? = nil) {
    self.inputs = inputs
    self.targets = targets
    self.lengths = lengths
  }
}

extension Windows {
  /// All windows as one batch, in the order of time.
  public var all: Batch { batch(Array(0..<count)) }

  /// The batches of an evaluation: all windows in the order of time, `size` at once, fewer in the last batch where it does not
  /// come out even.
  ///
  /// A batch is made when it is asked for.
  ///
  /// - Precondition: the size is at least 1.
  public func batches(of size: Int) -> some RandomAccessCollection<Batch> {
    batches(of: size, inOrder: Array(0..<count))
  }

  /// The batches of an epoch: as `batches(of:)`, after shuffling all windows. Ask again for the next epoch: the dice go on.
  ///
  ///     for batch in windows.batches(of: 32, dice: &dice) { … }
  ///
  /// - Precondition: the size is at least 1.
  public func batches(of size: Int, dice: inout Dice) -> some RandomAccessCollection<Batch> {
    batches(of: size, inOrder: dice.permutation(of: count))
  }

  private func batches(of size: Int, inOrder order: [Int]) -> some RandomAccessCollection<Batch> {
    guard size >= 1 else { refuse("a batch has at least 1 window, and got the size \(size).") }
    let starts = Array(stride(from: 0, to: order.count, by: size))
    return starts.lazy.map { start in batch(Array(order[start..<min(start + size, order.count)])) }
  }
}
