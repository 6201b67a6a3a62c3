import Autograd

extension StackedCells: FusedCell where Cell: FusedCell {
  public var sequences: [FusedSequence] { layers.flatMap(\.sequences) }

  /// An entry a layer: each reads all outputs of the one below.
  public func fused(over inputs: FusedInputs, from start: [Cell.Memory]?, everyOutput: Bool) -> FusedOutputs<[Cell.Memory]> {
    if let start { requireMemories(start) }
    var below = inputs
    var outputs: Variable?
    var memory: [Cell.Memory] = []
    memory.reserveCapacity(layers.count)
    for layer in 0..<layers.count {
      let isTop = layer == layers.count - 1
      let run = layers[layer].fused(over: below, from: start?[layer], everyOutput: everyOutput || !isTop)
      outputs = run.outputs
      if let outputs {
        below = FusedInputs(variables: [outputs], steps: inputs.steps, batch: inputs.batch, lengths: inputs.lengths)
      }
      memory.append(run.memory)
    }
    return (outputs, memory)
  }
}
