import Autograd
import Tensors

/// The parameters of one layer in the order in which PyTorch stacks them.
///
/// | cell | PyTorch's rows, one gate below the other |
/// |---|---|
/// | LSTM | input, forget, candidate, output: i f g o |
/// | GRU | reset, update, candidate: r z n |
/// | RNN | one map |
struct PyTorchLayer {
  let maps: [GateMap]
  /// The second bias of a GRU's candidate, which stays inside the reset.
  let memoryBias: Parameter?

  /// `weight_ih` and its like for this layer.
  ///
  /// Ours are the transposes: x·W here, W·x there. PyTorch has two biases, whose sum is ours; the second is zeros, but for a GRU's
  /// candidate.
  func tensors(prefix: String, layer: Int) -> [(name: String, tensor: Tensor)] {
    let hidden = maps[0].hidden
    let second = (0..<maps.count * hidden).map { index -> Scalar in
      let inLastGate = index - (maps.count - 1) * hidden
      return inLastGate >= 0 ? memoryBias?.value.scalars[inLastGate] ?? 0 : 0
    }
    return [
      ("\(prefix)weight_ih_l\(layer)", .concatenating(rowsOf: maps.map { $0.W.value.transposed() })),
      ("\(prefix)weight_hh_l\(layer)", .concatenating(rowsOf: maps.map { $0.U.value.transposed() })),
      ("\(prefix)bias_ih_l\(layer)", Tensor(row: maps.flatMap { $0.b.value.scalars })),
      ("\(prefix)bias_hh_l\(layer)", Tensor(row: second)),
    ]
  }

  /// Takes PyTorch's numbers.
  ///
  /// Shapes: [G·H, I], [G·H, H], and [G·H] for each bias.
  func fill(inputWeights: Tensor, memoryWeights: Tensor, biases: (fromInput: Tensor, fromMemory: Tensor)?) {
    let hidden = maps[0].hidden
    for (gate, map) in maps.enumerated() {
      let rows = gate * hidden..<(gate + 1) * hidden
      map.W.value = inputWeights.rows(rows).transposed()
      map.U.value = memoryWeights.rows(rows).transposed()
      guard let biases else {
        map.b.value = .zeros([hidden])
        continue
      }
      let first = Tensor(row: Array(biases.fromInput.scalars[rows]))
      let second = Tensor(row: Array(biases.fromMemory.scalars[rows]))
      map.b.value = memoryBias != nil && gate == maps.count - 1 ? first : first + second
    }
    guard let memoryBias else { return }
    memoryBias.value = biases.map { Tensor(row: Array($0.fromMemory.scalars.suffix(hidden))) } ?? .zeros([hidden])
  }
}

extension Network {
  /// - Throws: `PyTorchFault`, for cells that PyTorch does not have.
  func pyTorchLayers() throws(PyTorchFault) -> [PyTorchLayer] {
    guard architecture.useGate == .standard else { throw .notesUseGate }
    switch layers {
    case .peephole: throw .peepholes
    case .lstm(let cells):
      return cells.map {
        PyTorchLayer(maps: [$0.inputMap, $0.forgetMap, $0.candidateMap, $0.outputMap], memoryBias: nil)
      }
    case .gru(let cells):
      return cells.map {
        PyTorchLayer(maps: [$0.resetMap, $0.updateMap, $0.candidateMap], memoryBias: $0.candidateMemoryBias)
      }
    case .rnn(let cells): return cells.map { PyTorchLayer(maps: [$0.map], memoryBias: nil) }
    }
  }
}
