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

  /// Lays out a run over a sequence: rooms for everything it computes, in these sizes.
  ///
  /// - Parameters:
  ///   - hasStart: whether there will be memories to start from; otherwise they are zeros.
  ///   - rowParameters: how many parameters of one row the weights have.
  ///   - isRepeated: whether it will be run more than once, and keeps what it works with for that.
  package func layOut(_ size: SequenceSize, hasStart: Bool, rowParameters: Int, isRepeated: Bool) -> SequencePlan {
    func plan<Gates: SequenceGates>(_: Gates.Type) -> SequencePlan {
      SequencePlan(SequenceRun<Gates>(size, hasStart: hasStart, rowParameters: rowParameters, isRepeated: isRepeated))
    }
    return switch self {
    case .elman: plan(ElmanGates.self)
    case .leaky: plan(LeakyGates.self)
    case .gru: plan(GRUGates.self)
    case .lstm: plan(LSTMGates<WithoutPeepholes>.self)
    case .peepholeLSTM: plan(LSTMGates<WithPeepholes>.self)
    }
  }
}

/// A run over a sequence that is laid out, whatever its gates. It can be run again: with other inputs, starting memories and weights.
package struct SequencePlan {
  // Of a run whose gates are known where these are made: behind a protocol, each would ask for them again at every row.
  private let goThere: (_ inputs: [Tensor], SequenceWeights, _ h: Tensor?, _ c: Tensor?, _ everyOutput: Bool) -> SequenceResults
  private let goBack: (ShownGradients, SequenceWeights, _ wantsInputs: Bool, _ wantsStart: Bool) -> SequenceGradients

  fileprivate init<Gates: SequenceGates>(_ run: SequenceRun<Gates>) {
    goThere = { inputs, weights, h, c, everyOutput in
      let outputs = run.run(inputs, weights, h: h, c: c, everyOutput: everyOutput)
      return SequenceResults(outputs: outputs, lastH: run.lastH, lastC: Gates.hasLongTerm ? run.lastC : nil)
    }
    goBack = { run.gradients($0, $1, wantsInputs: $2, wantsStart: $3) }
  }

  /// Runs the cell; all outputs are there if they were asked for.
  package func run(
    _ inputs: [Tensor], _ weights: SequenceWeights, h: Tensor?, c: Tensor?, everyOutput: Bool
  ) -> SequenceResults {
    goThere(inputs, weights, h, c, everyOutput)
  }

  /// The gradients of everything that went into the last run, with the same weights, given those of what came out.
  package func gradients(
    _ shown: ShownGradients, _ weights: SequenceWeights, wantsInputs: Bool, wantsStart: Bool
  ) -> SequenceGradients {
    goBack(shown, weights, wantsInputs, wantsStart)
  }
}

/// What a run over a sequence shows.
package struct SequenceResults: Sendable {
  /// h at every step: [T·B, H]; nil if only the last was asked for.
  package let outputs: Tensor?
  /// h after the last step: [B, H].
  package let lastH: Tensor
  /// c after the last step: [B, H]; nil if the cell has none.
  package let lastC: Tensor?
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
