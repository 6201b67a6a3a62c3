import Autograd
import Tensors

extension ElmanCell: LoopedCell {
  public func fused(over inputs: FusedInputs, from start: Variable?, everyOutput: Bool) -> FusedOutputs<Variable> {
    outputs(sequence(inputs, h: start, c: nil, everyOutput: everyOutput))
  }

  public func fused(over inputs: FusedInputs, from start: Variable, feedback readout: Readout) -> FusedOutputs<Variable> {
    outputs(sequence(inputs, h: start, c: nil, everyOutput: true, feedback: readout))
  }

  public var sequences: [FusedSequence] { [sequence] }

  private var sequence: FusedSequence {
    FusedSequence(kind: .elman, name: "Elman sequence", maps: [map], memoryOrder: [0])
  }
}

extension LeakyCell: LoopedCell {
  public func fused(over inputs: FusedInputs, from start: Variable?, everyOutput: Bool) -> FusedOutputs<Variable> {
    outputs(sequence(inputs, h: start, c: nil, everyOutput: everyOutput))
  }

  public func fused(over inputs: FusedInputs, from start: Variable, feedback readout: Readout) -> FusedOutputs<Variable> {
    outputs(sequence(inputs, h: start, c: nil, everyOutput: true, feedback: readout))
  }

  public var sequences: [FusedSequence] { [sequence] }

  private var sequence: FusedSequence {
    FusedSequence(
      kind: .leaky, name: "leaky sequence", maps: [map], memoryOrder: [0],
      constants: [Tensor(repeating: Scalar(leak), shape: [hidden])])
  }
}

extension GRUCell: FusedCell {
  public func fused(over inputs: FusedInputs, from start: Variable?, everyOutput: Bool) -> FusedOutputs<Variable> {
    outputs(sequence(inputs, h: start, c: nil, everyOutput: everyOutput))
  }

  public var sequences: [FusedSequence] { [sequence] }

  private var sequence: FusedSequence {
    FusedSequence(
      kind: .gru, name: "GRU sequence", maps: [resetMap, updateMap, candidateMap], memoryOrder: [2, 0, 1],
      rows: [candidateMemoryBias])
  }
}

extension LSTMCell: LoopedCell {
  public func fused(over inputs: FusedInputs, from start: LSTMMemory?, everyOutput: Bool) -> FusedOutputs<LSTMMemory> {
    outputs(sequence(inputs, h: start?.shortTerm, c: start?.longTerm, everyOutput: everyOutput))
  }

  public func fused(over inputs: FusedInputs, from start: LSTMMemory, feedback readout: Readout) -> FusedOutputs<LSTMMemory> {
    outputs(sequence(inputs, h: start.shortTerm, c: start.longTerm, everyOutput: true, feedback: readout))
  }

  public var sequences: [FusedSequence] { [sequence] }

  private var sequence: FusedSequence {
    guard useGate == .standard else {
      refuse("the lesson notes' use gate has no fused form; unroll it by: .steps.")
    }
    return FusedSequence(
      kind: .lstm, name: "LSTM sequence", maps: [forgetMap, inputMap, outputMap, candidateMap], memoryOrder: [0, 1, 2, 3])
  }
}

extension PeepholeLSTMCell: LoopedCell {
  public func fused(over inputs: FusedInputs, from start: LSTMMemory?, everyOutput: Bool) -> FusedOutputs<LSTMMemory> {
    outputs(sequence(inputs, h: start?.shortTerm, c: start?.longTerm, everyOutput: everyOutput))
  }

  public func fused(over inputs: FusedInputs, from start: LSTMMemory, feedback readout: Readout) -> FusedOutputs<LSTMMemory> {
    outputs(sequence(inputs, h: start.shortTerm, c: start.longTerm, everyOutput: true, feedback: readout))
  }

  public var sequences: [FusedSequence] { [sequence] }

  private var sequence: FusedSequence {
    FusedSequence(
      kind: .peepholeLSTM, name: "peephole LSTM sequence", maps: [forgetMap, inputMap, outputMap, candidateMap],
      memoryOrder: [0, 1, 2, 3], rows: [forgetPeephole, inputPeephole, outputPeephole])
  }
}

extension RecurrentCell where Memory == Variable {
  fileprivate func outputs(_ results: FusedSequence.Results) -> FusedOutputs<Variable> {
    (results.outputs, results.h)
  }
}

extension RecurrentCell where Memory == LSTMMemory {
  fileprivate func outputs(_ results: FusedSequence.Results) -> FusedOutputs<LSTMMemory> {
    (results.outputs, LSTMMemory(longTerm: results.c!, shortTerm: results.h))
  }
}
