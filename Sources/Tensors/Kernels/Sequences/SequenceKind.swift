/// The cells that have a fused form.
///
/// Which maps of a cell belong where:
///
/// | | maps of x·W + b | maps of h·U | parameters of one row |
/// |---|---|---|---|
/// | Elman | the only one | the only one | – |
/// | leaky | the only one | the only one | the leak, without a gradient |
/// | GRU | reset, update, candidate | candidate, reset, update | the candidate's bias inside the reset |
/// | LSTM | forget, input, output, candidate | the same | – |
/// | peephole LSTM | forget, input, output, candidate | the same | peepholes of forget, input, output |
package enum SequenceKind: Sendable {
  case elman
  case leaky
  case gru
  case lstm
  case peepholeLSTM

  /// Whether there is a long-term memory c beside h.
  package var hasLongTerm: Bool { self == .lstm || self == .peepholeLSTM }

  /// Runs a cell over a sequence; missing starting memories are zeros.
  package func run(
    _ size: SequenceSize, _ inputs: [Tensor], _ weights: SequenceWeights, h: Tensor?, c: Tensor?
  ) -> any AnySequenceRun {
    switch self {
    case .elman: SequenceRun<ElmanGates>(size, inputs, weights, h: h, c: c)
    case .leaky: SequenceRun<LeakyGates>(size, inputs, weights, h: h, c: c)
    case .gru: SequenceRun<GRUGates>(size, inputs, weights, h: h, c: c)
    case .lstm: SequenceRun<LSTMGates<WithoutPeepholes>>(size, inputs, weights, h: h, c: c)
    case .peepholeLSTM: SequenceRun<LSTMGates<WithPeepholes>>(size, inputs, weights, h: h, c: c)
    }
  }
}

/// What a run over a sequence shows, whatever its gates.
package protocol AnySequenceRun: AnyObject, Sendable {
  /// h at every step: [T·B, H].
  var outputs: Tensor { get }
  /// h after the last step: [B, H].
  var lastH: Tensor { get }
  /// c after the last step: [B, H].
  var lastC: Tensor { get }

  /// The gradients of everything that went in, given those of what came out; nil where there is none.
  ///
  /// Shapes: outputs [T·B, H]; lastH, lastC [B, H].
  func gradients(
    outputs: Tensor?, lastH: Tensor?, lastC: Tensor?, wantsInputs: Bool, wantsStart: Bool
  ) -> SequenceGradients
}
