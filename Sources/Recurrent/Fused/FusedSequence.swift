import Autograd
import Tensors

/// The entry of a fused run on the tape: what went in, what came out, and how gradients find their way back to it.
///
/// The numbers are computed by `SequenceKind.run`; which maps and rows stand where depends on the kind of cell.
struct FusedSequence {
  let kind: SequenceKind
  let name: String
  /// The maps in the order in which the gates read x·W + b.
  let maps: [GateMap]
  /// Which of the maps' U stand where the gates read h·U.
  let memoryOrder: [Int]
  /// The parameters of one row.
  var rows: [Parameter] = []

  typealias Results = (outputs: Variable?, h: Variable, c: Variable?)

  func callAsFunction(_ inputs: FusedInputs, h: Variable?, c: Variable?, everyOutput: Bool) -> Results {
    let tape = inputs.tape
    let parameters = [maps.map(\.W), memoryOrder.map { maps[$0].U }, maps.map(\.b), rows].map { $0.map { tape[$0] } }
    let hidden = maps[0].hidden
    for start in [h, c] { start.map { requireMemory($0, [inputs.batch, hidden]) } }
    let run = kind.run(
      SequenceSize(
        steps: inputs.steps, batch: inputs.batch, inputs: inputs.inputs, hidden: hidden, lengths: inputs.lengths),
      inputs.variables.map(\.value),
      SequenceWeights(
        input: parameters[0].map(\.value), memory: parameters[1].map(\.value), bias: parameters[2].map(\.value),
        rows: parameters[3].map(\.value)), h: h?.value, c: c?.value)
    let xs = inputs.variables
    let (wantsX, wantsStart) = (xs.contains { $0.wantsGradient }, (h?.wantsGradient ?? false) || (c?.wantsGradient ?? false))
    let (batch, inputCount) = (inputs.batch, xs.count)
    let starts = [h, c].compactMap { $0 }
    let startCount = starts.count
    let values = (everyOutput ? [run.outputs] : []) + [run.lastH] + (kind.hasLongTerm ? [run.lastC] : [])
    let results = tape.record(name, values, from: xs + parameters.joined() + starts) { gradients in
      let first = everyOutput ? 1 : 0
      let back = run.gradients(
        outputs: everyOutput ? gradients[0] : nil, lastH: gradients[first],
        lastC: kind.hasLongTerm ? gradients[first + 1] : nil, wantsInputs: wantsX, wantsStart: wantsStart)
      let dx = (0..<inputCount).map { step in
        inputCount > 1 ? back.x.map { $0.rows(step * batch..<(step + 1) * batch) } : back.x
      }
      let weights = back.weights
      return dx + weights.input + weights.memory + weights.bias + weights.rows + [back.h, back.c].prefix(startCount)
    }
    let first = everyOutput ? 1 : 0
    return (everyOutput ? results[0] : nil, results[first], kind.hasLongTerm ? results[first + 1] : nil)
  }

  private func requireMemory(_ memory: Variable, _ shape: [Int]) {
    guard memory.shape == shape else {
      refuse("\(name) needs starting memories of shape \(shape), and got \(memory.shape).")
    }
  }
}

extension ElmanCell: FusedCell {
  public func fused(over inputs: FusedInputs, from start: Variable?, everyOutput: Bool) -> FusedOutputs<Variable> {
    let sequence = FusedSequence(kind: .elman, name: "Elman sequence", maps: [map], memoryOrder: [0])
    let results = sequence(inputs, h: start, c: nil, everyOutput: everyOutput)
    return FusedOutputs(outputs: results.outputs, memory: results.h)
  }
}

extension GRUCell: FusedCell {
  public func fused(over inputs: FusedInputs, from start: Variable?, everyOutput: Bool) -> FusedOutputs<Variable> {
    let sequence = FusedSequence(
      kind: .gru, name: "GRU sequence", maps: [resetMap, updateMap, candidateMap], memoryOrder: [2, 0, 1],
      rows: [candidateMemoryBias])
    let results = sequence(inputs, h: start, c: nil, everyOutput: everyOutput)
    return FusedOutputs(outputs: results.outputs, memory: results.h)
  }
}

extension LSTMCell: FusedCell {
  public func fused(over inputs: FusedInputs, from start: LSTMMemory?, everyOutput: Bool) -> FusedOutputs<LSTMMemory> {
    guard useGate == .standard else {
      refuse("the lesson notes' use gate has no fused form; unroll it by: .steps.")
    }
    let sequence = FusedSequence(
      kind: .lstm, name: "LSTM sequence", maps: [forgetMap, inputMap, outputMap, candidateMap], memoryOrder: [0, 1, 2, 3])
    let results = sequence(inputs, h: start?.shortTerm, c: start?.longTerm, everyOutput: everyOutput)
    return FusedOutputs(outputs: results.outputs, memory: LSTMMemory(longTerm: results.c!, shortTerm: results.h))
  }
}

extension PeepholeLSTMCell: FusedCell {
  public func fused(over inputs: FusedInputs, from start: LSTMMemory?, everyOutput: Bool) -> FusedOutputs<LSTMMemory> {
    let sequence = FusedSequence(
      kind: .peepholeLSTM, name: "peephole LSTM sequence", maps: [forgetMap, inputMap, outputMap, candidateMap],
      memoryOrder: [0, 1, 2, 3],
      rows: [forgetPeephole, inputPeephole, outputPeephole])
    let results = sequence(inputs, h: start?.shortTerm, c: start?.longTerm, everyOutput: everyOutput)
    return FusedOutputs(outputs: results.outputs, memory: LSTMMemory(longTerm: results.c!, shortTerm: results.h))
  }
}

extension StackedCells: FusedCell where Cell: FusedCell {
  /// An entry a layer: each reads all outputs of the one below.
  public func fused(over inputs: FusedInputs, from start: [Cell.Memory]?, everyOutput: Bool) -> FusedOutputs<[Cell.Memory]> {
    if let start { requireMemories(start) }
    var below = inputs
    var outputs: Variable?
    let memory = layers.indices.map { layer in
      let isTop = layer == layers.count - 1
      let run = layers[layer].fused(over: below, from: start?[layer], everyOutput: everyOutput || !isTop)
      outputs = run.outputs
      if let outputs {
        below = FusedInputs(variables: [outputs], steps: inputs.steps, batch: inputs.batch, lengths: inputs.lengths)
      }
      return run.memory
    }
    return FusedOutputs(outputs: outputs, memory: memory)
  }
}
