import Tensors

/// What a PyTorch state dict holds, told by its names and shapes: layers of one kind, a readout or none, and an embedding or none.
package struct PyTorchLayout: Equatable, Sendable {
  /// What stands before `weight_ih_l0`.
  package let prefix: String
  package let architecture: Architecture
  package let hasBias: Bool
  /// What stands before the readout's `weight`.
  package let readout: String?
  /// What stands before the embedding's `weight`.
  package let embedding: String?

  package init(of tensors: [(name: String, tensor: Tensor)]) throws(PyTorchFault) {
    let names = tensors.map { ($0.name, PyTorchName($0.name)) }
    for case (let name, let parts?) in names {
      if parts.isReverse { throw .bothDirections(name: name) }
      if parts.kind == .projection { throw .projection(name: name) }
    }
    let prefixes = Set(names.compactMap { $1?.prefix })
    guard prefixes.count <= 1 else { throw .severalModules(prefixes: prefixes.sorted()) }
    guard let prefix = prefixes.first else { throw .noLayers(found: tensors.map(\.name)) }

    let shapes = Dictionary(tensors.map { ($0.name, $0.tensor.shape) }) { first, _ in first }
    let layers = names.compactMap { $1?.layer }.max()! + 1
    let hasBias = names.contains { $1?.kind == .inputBias || $1?.kind == .memoryBias }
    func name(_ kind: PyTorchName.Kind, _ layer: Int) -> String { "\(prefix)\(kind.rawValue)\(layer)" }
    func shape(_ kind: PyTorchName.Kind, _ layer: Int) throws(PyTorchFault) -> [Int] {
      guard let shape = shapes[name(kind, layer)] else { throw .missing(name: name(kind, layer)) }
      return shape
    }
    func require(_ kind: PyTorchName.Kind, _ layer: Int, _ needs: [Int]) throws(PyTorchFault) {
      let has = try shape(kind, layer)
      guard has == needs else { throw .shape(name: name(kind, layer), has: has, needs: needs) }
    }

    let square = try shape(.memoryWeights, 0)
    guard square.count == 2, square[1] > 0, square[0] % square[1] == 0, let cell = Self.cell(gates: square[0] / square[1])
    else {
      throw .gates(name: name(.memoryWeights, 0), shape: square)
    }
    let (rows, hidden) = (square[0], square[1])
    let first = try shape(.inputWeights, 0)
    guard first.count == 2, first[1] > 0 else { throw .shape(name: name(.inputWeights, 0), has: first, needs: [rows, 1]) }
    for layer in 0..<layers {
      try require(.inputWeights, layer, [rows, layer == 0 ? first[1] : hidden])
      try require(.memoryWeights, layer, [rows, hidden])
      guard hasBias else { continue }
      try require(.inputBias, layer, [rows])
      try require(.memoryBias, layer, [rows])
    }
    let others = names.compactMap { $1 == nil ? $0 : nil }
    let embedding = Self.embedding(others, shapes, width: first[1])
    let embeddingName = embedding.map { "\($0)weight" }
    readout = try Self.readout(others.filter { $0 != embeddingName }, shapes, hidden: hidden)
    self.embedding = embedding
    self.prefix = prefix
    self.hasBias = hasBias
    let symbols = embedding.map { shapes["\($0)weight"]![0] }
    architecture = Architecture(
      cell, inputs: symbols ?? first[1], hidden: hidden, layers: layers, outputs: readout.map { shapes["\($0)weight"]![0] },
      embedding: symbols == nil ? nil : first[1])
  }

  /// What stands before the name of the embedding's weight, [V, width]; nil if there is not just one.
  private static func embedding(_ names: [String], _ shapes: [String: [Int]], width: Int) -> String? {
    let found = names.filter { name in
      guard name.hasSuffix("weight"), name.lowercased().contains("emb"), let shape = shapes[name] else { return false }
      return shape.count == 2 && shape[0] > 0 && shape[1] == width
    }
    return found.count == 1 ? String(found[0].dropLast("weight".count)) : nil
  }

  private static func cell(gates: Int) -> Architecture.Cell? {
    switch gates {
    case 1: .rnn
    case 3: .gru
    case 4: .lstm
    default: nil
    }
  }

  /// What stands before the names of the readout; nil if there is nothing beside the layers.
  private static func readout(
    _ names: [String], _ shapes: [String: [Int]], hidden: Int
  ) throws(PyTorchFault) -> String? {
    guard !names.isEmpty else { return nil }
    let stems = names.compactMap { name -> String? in
      guard name == "weight" || name.hasSuffix(".weight"), let shape = shapes[name] else { return nil }
      return shape.count == 2 && shape[0] > 0 && shape[1] == hidden ? String(name.dropLast("weight".count)) : nil
    }
    guard stems.count <= 1 else { throw .severalReadouts(names: stems.map { "\($0)weight" }) }
    guard let stem = stems.first else { throw .strangers(names: names, hidden: hidden) }
    let strangers = names.filter { $0 != "\(stem)weight" && $0 != "\(stem)bias" }
    guard strangers.isEmpty else { throw .strangers(names: strangers, hidden: hidden) }
    if let bias = shapes["\(stem)bias"], bias != [shapes["\(stem)weight"]![0]] {
      throw .shape(name: "\(stem)bias", has: bias, needs: [shapes["\(stem)weight"]![0]])
    }
    return stem
  }
}
