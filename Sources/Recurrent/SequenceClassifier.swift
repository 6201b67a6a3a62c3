import Autograd
import Tensors

/// Names the class of a sequence: a network that reads it, perhaps through filters, and scores of what it shows at the end.
///
///     let net = SequenceClassifier(.gru, inputs: 3, hidden: 64, classes: 20, reading: .lastRealStep, dice: &dice)
///     let loss = crossEntropy(net(batch.inputs, lengths: batch.lengths, on: tape), targets: batch.targets)
///
/// In a batch the shorter sequences are followed by zeros. What is read, and when, decides how much that matters.
///
/// Shapes: T inputs [B, I] → scores [B, classes].
public struct SequenceClassifier {
  /// Which of the highest layer's outputs the readout gets to see.
  public enum Reading: String, CaseIterable, Sendable {
    /// After the last step of the batch, zeros included: a short sequence has to be remembered through them.
    case lastPaddedStep
    /// After each sequence's own last step.
    case lastRealStep
    /// The mean over each sequence's own steps.
    case meanOfRealSteps
  }

  public let network: Network
  public let reading: Reading

  /// - Parameter filters: How many filters of a convolution stand before the network; none if 0.
  public init(
    _ cell: Architecture.Cell, inputs: Int, hidden: Int, layers: Int = 1, classes: Int, reading: Reading = .lastRealStep,
    filters: Int = 0, initial: Initialisation = .pyTorch, dice: inout Dice
  ) {
    network = Network(
      Architecture(
        cell, inputs: inputs, hidden: hidden, layers: layers, outputs: classes, filters: filters > 0 ? filters : nil),
      initial: initial, dice: &dice)
    self.reading = reading
  }

  public var parameters: [Parameter] { network.parameters }

  /// The scores before softmax.
  ///
  /// - Parameters:
  ///   - lengths: How many steps each sequence has; all of them if nil.
  ///   - dropout: Its dice go on.
  public func callAsFunction(
    _ inputs: [Tensor], lengths: [Int]?, on tape: Tape, by way: Unrolling = .fusedSequence, dropout: inout LayerDropout?
  ) -> Variable {
    network.scores(of: inputs.map { tape.data($0) }, lengths: lengths, reading: reading, by: way, dropout: &dropout)
  }

  /// The same without dropout.
  public func callAsFunction(
    _ inputs: [Tensor], lengths: [Int]?, on tape: Tape, by way: Unrolling = .fusedSequence
  ) -> Variable {
    var none: LayerDropout?
    return self(inputs, lengths: lengths, on: tape, by: way, dropout: &none)
  }
}
