import FourGates

/// A cell as the checks see it, right or wrong: its parameters, and a run from given memories to outputs and memories.
struct CheckedCell {
  /// What a run shows.
  struct Run {
    /// After every step, each with a row for each member of the batch.
    let outputs: [Variable]
    /// After the last step: for each layer h, or c and h.
    let memory: [Variable]
  }

  /// How many numbers come in at each step: I.
  let inputs: Int
  let parameters: [Parameter]
  /// The memory before the first step as the cell itself makes it, for a batch of B: each [B, H] if it is right.
  let zeroMemory: (_ batch: Int) -> [Tensor]
  /// T inputs [B, I], and where each part of the memory starts.
  let run: (_ inputs: [Variable], _ start: [Variable]) -> Run

  init(
    inputs: Int, parameters: [Parameter], zeroMemory: @escaping (_ batch: Int) -> [Tensor],
    run: @escaping (_ inputs: [Variable], _ start: [Variable]) -> Run
  ) {
    (self.inputs, self.parameters, self.zeroMemory, self.run) = (inputs, parameters, zeroMemory, run)
  }

  /// A cell of any kind, step by step.
  init<Cell: RecurrentCell>(_ cell: Cell) {
    self.init(inputs: cell.inputs, parameters: cell.parameters) { batch in
      cell.zeroMemory(batch: batch, on: Tape()).parts.map(\.value)
    } run: { inputs, start in
      let run = cell.unroll(over: inputs, from: cell.memory(of: start))
      return Run(outputs: run.outputs, memory: run.memory.parts)
    }
  }

  /// A cell of any kind that has both forms.
  init<Cell: FusedCell>(_ cell: Cell, by way: Unrolling) {
    self.init(inputs: cell.inputs, parameters: cell.parameters) { batch in
      cell.zeroMemory(batch: batch, on: Tape()).parts.map(\.value)
    } run: { inputs, start in
      let run = cell.unroll(over: inputs, from: cell.memory(of: start), by: way)
      return Run(outputs: run.outputs, memory: run.memory.parts)
    }
  }

  /// The cells of a network, and its readout if it has one.
  init(_ net: Network, by way: Unrolling) {
    let way = net.architecture.useGate == .standard ? way : .steps
    let cells =
      switch net.layers {
      case .rnn(let cells): CheckedCell(StackedCells(cells), by: way)
      case .lstm(let cells): CheckedCell(StackedCells(cells), by: way)
      case .peephole(let cells): CheckedCell(StackedCells(cells), by: way)
      case .gru(let cells): CheckedCell(StackedCells(cells), by: way)
      }
    self.init(inputs: cells.inputs, parameters: net.parameters, zeroMemory: cells.zeroMemory) { inputs, start in
      let run = cells.run(inputs, start)
      return net.readout == nil ? run : Run(outputs: run.outputs.map { net.read($0) }, memory: run.memory)
    }
  }
}

extension RecurrentCell {
  /// These variables as a memory.
  ///
  /// - Precondition: as many as a memory has parts, each [B, H].
  fileprivate func memory(of parts: [Variable]) -> Memory {
    var rest = parts[...]
    return zeroMemory(batch: parts[0].shape[0], on: parts[0].tape).mapParts { _ in rest.removeFirst() }
  }
}
