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

  /// Runs a cell over a sequence; missing starting memories are zeros.
  package func run(
    _ size: SequenceSize, _ inputs: [Tensor], _ weights: SequenceWeights, h: Tensor?, c: Tensor?, everyOutput: Bool
  ) -> SequenceResults {
    func results<Gates: SequenceGates>(_: Gates.Type) -> SequenceResults {
      SequenceResults(SequenceRun<Gates>(size, inputs, weights, h: h, c: c, everyOutput: everyOutput))
    }
    return switch self {
    case .elman: results(ElmanGates.self)
    case .leaky: results(LeakyGates.self)
    case .gru: results(GRUGates.self)
    case .lstm: results(LSTMGates<WithoutPeepholes>.self)
    case .peepholeLSTM: results(LSTMGates<WithPeepholes>.self)
    }
  }
}

/// What a run over a sequence shows, whatever its gates.
package struct SequenceResults: Sendable {
  /// h at every step: [T·B, H]; nil if only the last was asked for.
  package let outputs: Tensor?
  /// h after the last step: [B, H].
  package let lastH: Tensor
  /// c after the last step: [B, H]; nil if the cell has none.
  package let lastC: Tensor?

  /// Of a run whose gates are known here: behind a protocol, the way back would ask for them again at every row.
  private let goBack: @Sendable (_ shown: ShownGradients, _ wantsInputs: Bool, _ wantsStart: Bool) -> SequenceGradients

  fileprivate init<Gates: SequenceGates>(_ run: SequenceRun<Gates>) {
    (outputs, lastH, lastC) = (run.outputs, run.lastH, Gates.hasLongTerm ? run.lastC : nil)
    goBack = { run.gradients($0, wantsInputs: $1, wantsStart: $2) }
  }

  /// The gradients of everything that went in, given those of what came out.
  package func gradients(_ shown: ShownGradients, wantsInputs: Bool, wantsStart: Bool) -> SequenceGradients {
    goBack(shown, wantsInputs, wantsStart)
  }
}

/// The gradients of what a run shows; nil where there is none.
///
/// Shapes: outputs [T·B, H]; lastH, lastC [B, H].
package struct ShownGradients: Sendable {
  let outputs, lastH, lastC: Tensor?

  package init(outputs: Tensor?, lastH: Tensor?, lastC: Tensor?) {
    (self.outputs, self.lastH, self.lastC) = (outputs, lastH, lastC)
  }
}
