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
  public let convolution: Convolution?
  public let reading: Reading

  /// - Parameter filters: How many filters of a convolution stand before the network; none if 0.
  public init(
    _ cell: Architecture.Cell, inputs: Int, hidden: Int, layers: Int = 1, classes: Int, reading: Reading = .lastRealStep,
    filters: Int = 0, initial: Initialisation = .pyTorch, dice: inout Dice
  ) {
    convolution = filters > 0 ? Convolution(inputs: inputs, filters: filters, dice: &dice) : nil
    network = Network(
      Architecture(cell, inputs: filters > 0 ? filters : inputs, hidden: hidden, layers: layers, outputs: classes),
      initial: initial, dice: &dice)
    self.reading = reading
  }

  public var parameters: [Parameter] { (convolution?.parameters ?? []) + network.parameters }

  /// The scores before softmax.
  ///
  /// - Parameters:
  ///   - lengths: How many steps each sequence has; all of them if nil.
  ///   - dropout: Its dice go on.
  public func callAsFunction(
    _ inputs: [Tensor], lengths: [Int]?, on tape: Tape, by way: Unrolling = .fusedSequence, dropout: inout LayerDropout?
  ) -> Variable {
    let steps = filtered(inputs.map { tape.data($0) })
    switch reading {
    case .lastPaddedStep:
      return network.read(network.run(over: steps, everyStep: false, by: way, dropout: &dropout).last)
    case .lastRealStep:
      return network.read(network.run(over: steps, lengths: lengths, everyStep: false, by: way, dropout: &dropout).last)
    case .meanOfRealSteps:
      let run = network.run(over: steps, lengths: lengths, by: way, dropout: &dropout)
      let batch = inputs[0].rows
      let mean = Self.averaging(lengths ?? Array(repeating: steps.count, count: batch), steps: steps.count)
      return network.read(matrixProduct(tape.data(mean), run.outputs))
    }
  }

  /// What the network gets to see of T inputs [B, I]: themselves, or what the filters make of them.
  public func filtered(_ inputs: [Variable]) -> [Variable] {
    guard let convolution, let batch = inputs.first?.shape[0] else { return inputs }
    let filtered = convolution(concatenate(rowsOf: inputs), batch: batch)
    return inputs.indices.map { filtered.rows($0 * batch..<($0 + 1) * batch) }
  }

  /// The same without dropout.
  public func callAsFunction(
    _ inputs: [Tensor], lengths: [Int]?, on tape: Tape, by way: Unrolling = .fusedSequence
  ) -> Variable {
    var none: LayerDropout?
    return self(inputs, lengths: lengths, on: tape, by: way, dropout: &none)
  }

  /// The matrix that takes the mean of each sequence's own rows among those of all steps: [B, T·B].
  private static func averaging(_ lengths: [Int], steps: Int) -> Tensor {
    var matrix = Tensor.zeros([lengths.count, steps * lengths.count])
    for (sequence, length) in lengths.enumerated() {
      for step in 0..<length { matrix[sequence, step * lengths.count + sequence] = 1 / Scalar(length) }
    }
    return matrix
  }
}
