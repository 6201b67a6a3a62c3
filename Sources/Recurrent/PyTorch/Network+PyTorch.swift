import Autograd
import Tensors

extension Network {
  /// The parameters under the names, in the order and in the layout of a PyTorch module that holds an `nn.LSTM`, `nn.GRU` or `nn.RNN`
  /// and, for the readout, an `nn.Linear`; for an embedding an `nn.Embedding` comes first, `embedding.weight` [V, E].
  ///
  ///     lstm.weight_ih_l0   [4·H, I]     lstm.bias_ih_l0   [4·H]     readout.weight   [O, H]
  ///     lstm.weight_hh_l0   [4·H, H]     lstm.bias_hh_l0   [4·H]     readout.bias     [O]
  ///
  /// - Parameters:
  ///   - prefix: What stands before the names of the layers; the kind of cell and a point if nil.
  ///   - readout: What stands before those of the readout; nil leaves it out.
  ///   - embedding: What stands before that of the embedding; nil leaves it out.
  /// - Throws: `PyTorchFault`, for peepholes and the lesson notes' use gate, which PyTorch does not have, and for filters.
  public func pyTorchTensors(
    prefix: String? = nil, readout: String? = "readout.", embedding: String? = "embedding."
  ) throws(PyTorchFault) -> [(name: String, tensor: Tensor)] {
    let prefix = prefix ?? "\(architecture.cell.rawValue)."
    guard convolution == nil else { throw .filters }
    var layers = try pyTorchLayers().enumerated().flatMap { $1.tensors(prefix: prefix, layer: $0) }
    if let embedding, let table = self.embedding?.table { layers.insert(("\(embedding)weight", table.value), at: 0) }
    guard let readout, let map = self.readout else { return layers }
    return layers + [("\(readout)weight", map.V.value.transposed()), ("\(readout)bias", map.d.value)]
  }

  /// A network with the numbers of a PyTorch state dict: recurrent layers, one `nn.Linear` or none after them, and one `nn.Embedding`
  /// or none in front of them, which is known by an “emb” in its name.
  ///
  /// What it computes is equal up to rounding. The two biases of PyTorch become their sum, but for a GRU's candidate; where there
  /// are none, ours are zeros. Which function an `nn.RNN` squashes with is not in its weights: tanh is taken.
  ///
  /// - Throws: `PyTorchFault`, if there is anything else in it, or something is missing.
  public init(pyTorch tensors: [(name: String, tensor: Tensor)]) throws(PyTorchFault) {
    try self.init(PyTorchLayout(of: tensors), tensors)
  }

  package init(_ layout: PyTorchLayout, _ tensors: [(name: String, tensor: Tensor)]) throws(PyTorchFault) {
    var dice = Dice(seed: 1)
    self.init(layout.architecture, dice: &dice)
    let values = Dictionary(tensors.map { ($0.name, $0.tensor) }) { first, _ in first }
    for (number, layer) in try pyTorchLayers().enumerated() {
      func value(_ kind: String) -> Tensor { values["\(layout.prefix)\(kind)_l\(number)"]! }
      layer.fill(
        inputWeights: value("weight_ih"), memoryWeights: value("weight_hh"),
        biases: layout.hasBias ? (value("bias_ih"), value("bias_hh")) : nil)
    }
    if let embedding, let name = layout.embedding { embedding.table.value = values["\(name)weight"]! }
    guard let readout, let name = layout.readout else { return }
    readout.V.value = values["\(name)weight"]!.transposed()
    readout.d.value = values["\(name)bias"] ?? .zeros(readout.d.value.shape)
  }
}
