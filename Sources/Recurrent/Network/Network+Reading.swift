import Autograd
import Tensors

extension Network {
  /// What the readout makes of whole sequences, by what it gets to see of them: T inputs [B, I] → [B, O].
  ///
  /// - Parameters:
  ///   - lengths: How many steps each sequence has; all of them if nil.
  ///   - dropout: Its dice go on.
  /// - Precondition: there is a readout.
  public func scores(
    of inputs: [Variable], lengths: [Int]?, reading: SequenceClassifier.Reading, by way: Unrolling = .fusedSequence,
    dropout: inout LayerDropout?
  ) -> Variable {
    switch reading {
    case .lastPaddedStep:
      return read(run(over: inputs, everyStep: false, by: way, dropout: &dropout).last)
    case .lastRealStep:
      return read(run(over: inputs, lengths: lengths, everyStep: false, by: way, dropout: &dropout).last)
    case .meanOfRealSteps:
      let run = run(over: inputs, lengths: lengths, by: way, dropout: &dropout)
      let lengths = lengths ?? Array(repeating: inputs.count, count: inputs[0].shape[0])
      return read(matrixProduct(inputs[0].tape.data(averaging(lengths, steps: inputs.count)), run.outputs))
    }
  }
}

/// The matrix that takes the mean of each sequence's own rows among those of all steps: [B, T·B].
private func averaging(_ lengths: [Int], steps: Int) -> Tensor {
  var matrix = Tensor.zeros([lengths.count, steps * lengths.count])
  for (sequence, length) in lengths.enumerated() {
    for step in 0..<length { matrix[sequence, step * lengths.count + sequence] = 1 / Scalar(length) }
  }
  return matrix
}
