import Autograd
import Tensors

/// The numbers that a network remembers between two runs: for each layer, c and h of an LSTM, h of the others, each [B, H].
public struct NetworkMemory: Equatable, Sendable {
  public var layers: [[Tensor]]

  public init(layers: [[Tensor]]) {
    self.layers = layers
  }
}

/// What a run of a network shows.
public struct NetworkRun {
  /// The highest layer's outputs at all steps, one step below the other, [T·B, H]; only `last` if no more was asked for.
  public let outputs: Variable
  /// The highest layer's output after the last step, or after each sequence's own last step: [B, H].
  public let last: Variable
  /// After the last step; no gradient goes back through it.
  public let memory: NetworkMemory
}

extension Network {
  /// Runs all layers over a sequence.
  ///
  /// Shapes: T inputs [B, I] → T·B outputs [T·B, H], or the last, [B, H].
  ///
  /// - Parameters:
  ///   - start: What is remembered before the first step; zeros if nil.
  ///   - lengths: How many steps each member of the batch has, from 1 to T; after its last, its memory stays as it is.
  ///   - everyStep: Whether the outputs of all steps are needed, or the last only.
  ///   - way: The lesson notes' use gate has no fused form and always goes by steps.
  ///   - dropout: Its dice go on.
  public func run(
    over inputs: [Variable], from start: NetworkMemory? = nil, lengths: [Int]? = nil, everyStep: Bool = true,
    by way: Unrolling = .fusedSequence, dropout: inout LayerDropout?
  ) -> NetworkRun {
    let batch = checkedBatchSize(of: inputs, columns: architecture.inputs, lengths: lengths)
    let below = FusedInputs(variables: lowest(inputs, batch: batch), steps: inputs.count, batch: batch, lengths: lengths)
    return run(below, from: start, everyStep: everyStep, by: way, &dropout)
  }

  /// Runs all layers over symbols, by their numbers: with an embedding much faster than over one-hot rows, and with the same result.
  ///
  /// Shapes: T times B symbols → T·B outputs [T·B, H], or the last, [B, H].
  ///
  /// - Precondition: at least one step and one symbol at each; every number is below I.
  public func run(
    overSymbols symbols: [[Int]], on tape: Tape, from start: NetworkMemory? = nil, lengths: [Int]? = nil,
    everyStep: Bool = true, by way: Unrolling = .fusedSequence, dropout: inout LayerDropout?
  ) -> NetworkRun {
    guard let batch = symbols.first?.count, batch > 0, symbols.allSatisfy({ $0.count == batch }) else {
      refuse("a run over symbols needs at least one step and one symbol, as many at each step, and got \(symbols.count) steps.")
    }
    requireLengths(lengths, batch: batch, steps: symbols.count)
    let below = FusedInputs(
      variables: lowest(symbols: symbols, on: tape), steps: symbols.count, batch: batch, lengths: lengths)
    return run(below, from: start, everyStep: everyStep, by: way, &dropout)
  }

  /// The same without dropout.
  public func run(
    overSymbols symbols: [[Int]], on tape: Tape, from start: NetworkMemory? = nil, lengths: [Int]? = nil,
    everyStep: Bool = true, by way: Unrolling = .fusedSequence
  ) -> NetworkRun {
    var none: LayerDropout?
    return run(
      overSymbols: symbols, on: tape, from: start, lengths: lengths, everyStep: everyStep, by: way, dropout: &none)
  }

  /// The same without dropout.
  public func run(
    over inputs: [Variable], from start: NetworkMemory? = nil, lengths: [Int]? = nil, everyStep: Bool = true,
    by way: Unrolling = .fusedSequence
  ) -> NetworkRun {
    var none: LayerDropout?
    return run(over: inputs, from: start, lengths: lengths, everyStep: everyStep, by: way, dropout: &none)
  }

  /// What the readout makes of rows of outputs: [R, H] → [R, O].
  ///
  /// - Precondition: there is a readout.
  public func read(_ outputs: Variable) -> Variable {
    guard let readout else { refuse("this network has no readout; its outputs are what the highest layer shows.") }
    return readout(outputs)
  }

  /// What the readout says after the last step: T inputs [B, I] → [B, O].
  public func output(
    after inputs: [Tensor], on tape: Tape, lengths: [Int]? = nil, by way: Unrolling = .fusedSequence
  ) -> Variable {
    read(run(over: inputs.map { tape.data($0) }, lengths: lengths, everyStep: false, by: way).last)
  }

  private func run(
    _ inputs: FusedInputs, from start: NetworkMemory?, everyStep: Bool, by way: Unrolling, _ dropout: inout LayerDropout?
  ) -> NetworkRun {
    let way = architecture.useGate == .standard ? way : .steps
    return switch layers {
    case .rnn(let cells): run(cells, over: inputs, from: start, everyStep: everyStep, by: way, &dropout)
    case .lstm(let cells): run(cells, over: inputs, from: start, everyStep: everyStep, by: way, &dropout)
    case .peephole(let cells): run(cells, over: inputs, from: start, everyStep: everyStep, by: way, &dropout)
    case .gru(let cells): run(cells, over: inputs, from: start, everyStep: everyStep, by: way, &dropout)
    }
  }

  private func run<Cell: FusedCell>(
    _ cells: [Cell], over inputs: FusedInputs, from start: NetworkMemory?, everyStep: Bool, by way: Unrolling,
    _ dropout: inout LayerDropout?
  ) -> NetworkRun {
    if let start, start.layers.count != cells.count {
      refuse("a network of \(cells.count) layers starts from as many memories, and got \(start.layers.count).")
    }
    let (steps, batch, lengths) = (inputs.steps, inputs.batch, inputs.lengths)
    var below = inputs
    var memories: [[Tensor]] = []
    for (layer, cell) in cells.enumerated() {
      let memory = start.map { cell.memory(holding: $0.layers[layer], batch: batch, on: inputs.tape) }
      let run = cell.run(below, from: memory, everyOutput: everyStep || layer < cells.count - 1, by: way)
      memories.append(run.memory.parts.map(\.value))
      let isTop = layer == cells.count - 1
      guard let outputs = run.outputs else {
        let last = dropped(cell.output(run.memory), isTop: isTop, &dropout)
        return NetworkRun(outputs: last, last: last, memory: NetworkMemory(layers: memories))
      }
      below = FusedInputs(
        variables: [dropped(outputs, isTop: isTop, &dropout)], steps: steps, batch: batch, lengths: lengths)
    }
    let outputs = below.variables[0]
    let last = outputs.rows(at: (0..<batch).map { ((lengths?[$0] ?? steps) - 1) * batch + $0 })
    return NetworkRun(outputs: outputs, last: last, memory: NetworkMemory(layers: memories))
  }

  private func dropped(_ outputs: Variable, isTop: Bool, _ dropout: inout LayerDropout?) -> Variable {
    guard let probability = dropout?.probability, probability > 0, !isTop || dropout!.place == .aboveEveryLayer else {
      return outputs
    }
    return Autograd.dropout(outputs, probability: probability, dice: &dropout!.dice)
  }
}

extension RecurrentCell {
  /// These numbers as the memory of a batch.
  ///
  /// - Precondition: as many tensors as a memory has parts, each [B, H].
  func memory(holding tensors: [Tensor], batch: Int, on tape: Tape) -> Memory {
    let zeros = zeroMemory(batch: batch, on: tape)
    guard tensors.map(\.shape) == zeros.parts.map(\.shape) else {
      refuse("a memory of shapes \(zeros.parts.map(\.shape)) is needed to start from, and got \(tensors.map(\.shape)).")
    }
    var rest = tensors[...]
    return zeros.mapParts { _ in tape.data(rest.removeFirst()) }
  }
}

extension FusedCell {
  /// One layer over inputs that may stand in one variable, as the outputs of the layer below do.
  fileprivate func run(
    _ inputs: FusedInputs, from start: Memory?, everyOutput: Bool, by way: Unrolling
  ) -> FusedOutputs<Memory> {
    if way == .fusedSequence { return fused(over: inputs, from: start, everyOutput: everyOutput) }
    let apart =
      inputs.variables.count == inputs.steps
      ? inputs.variables : (0..<inputs.steps).map { inputs.variables[0].rows($0 * inputs.batch..<($0 + 1) * inputs.batch) }
    let run = unroll(over: apart, from: start, lengths: inputs.lengths)
    return (everyOutput ? run.stacked : nil, run.memory)
  }
}
