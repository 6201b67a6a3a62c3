import Recurrent
import Tensors

/// Copies of a network's numbers, as a run needs them.
struct NetworkWeights: Sendable {
  let layers: [LayerWeights]
  let readout: (V: Tensor, d: Tensor)?

  init(_ network: Network) {
    layers =
      switch network.layers {
      case .rnn(let cells): cells.map { LayerWeights(gates: [(.shortTerm, $0.map)]) }
      case .gru(let cells): cells.map(LayerWeights.init)
      case .lstm(let cells): cells.map(LayerWeights.init)
      case .peephole(let cells): cells.map(LayerWeights.init)
      }
    readout = network.readout.map { ($0.V.value, $0.d.value) }
  }
}

/// The numbers of one cell, with the matrices of all its gates side by side.
///
/// Shapes: G gates; W [I, G·H], U [H, G·H].
struct LayerWeights: Sendable {
  let gates: [Quantity]
  let hidden: Int
  let W: Tensor
  let U: Tensor
  /// [H] of each gate; zeros without biases.
  let biases: [Quantity: [Scalar]]
  /// [H] of each gate that looks at the long-term memory.
  var peepholes: [Quantity: [Scalar]] = [:]
  /// Of a GRU's candidate, inside the reset: [H].
  var memoryBias: [Scalar] = []
  /// Of the lesson notes' use gate: Wu [H, H], bu [H].
  var notes: (W: Tensor, b: Tensor)?

  init(gates: [(gate: Quantity, map: GateMap)]) {
    self.gates = gates.map(\.gate)
    hidden = gates[0].map.hidden
    W = .concatenating(columnsOf: gates.map(\.map.W.value))
    U = .concatenating(columnsOf: gates.map(\.map.U.value))
    biases = Dictionary(uniqueKeysWithValues: gates.map { ($0.gate, $0.map.b.value.scalars) })
  }

  init(_ cell: LSTMCell) {
    self.init(gates: [
      (.forget, cell.forgetMap), (.input, cell.inputMap), (.candidate, cell.candidateMap), (.output, cell.outputMap),
    ])
    notes = cell.notes.map { ($0.W.value, $0.b.value) }
  }

  init(_ cell: PeepholeLSTMCell) {
    self.init(gates: [
      (.forget, cell.forgetMap), (.input, cell.inputMap), (.candidate, cell.candidateMap), (.output, cell.outputMap),
    ])
    peepholes = [
      .forget: cell.forgetPeephole.value.scalars, .input: cell.inputPeephole.value.scalars,
      .output: cell.outputPeephole.value.scalars,
    ]
  }

  init(_ cell: GRUCell) {
    self.init(gates: [(.reset, cell.resetMap), (.update, cell.updateMap), (.candidate, cell.candidateMap)])
    memoryBias = cell.candidateMemoryBias.value.scalars
  }
}
