import Recurrent
import Tensors
import Training

/// A network read from a file: from a checkpoint of `gates train`, or from a PyTorch state dict in safetensors.
///
///     let file = try ModelFile(reading: "out/train-sine/best.safetensors")
///     file.network.output(after: inputs, on: tape)
package struct ModelFile {
  /// Who wrote the file.
  package enum Origin: Equatable, Sendable {
    case fourGates
    /// What stands before the names of its layers.
    case pyTorch(prefix: String)
  }

  package let path: String
  package let origin: Origin
  package let network: Network
  /// What it was trained on, if the file says so.
  package let task: String?
  /// The symbols that the columns of its inputs stand for, if it reads text.
  package let alphabet: [String]?
  /// All that the file says in words.
  package let metadata: [String: String]

  /// - Throws: `SafetensorsError` or `ModelError`, each one sentence.
  package init(reading path: String) throws {
    try self.init(SafetensorsFile(reading: path), from: path)
  }

  /// A network from tensors that were read from this path.
  package init(_ file: SafetensorsFile, from path: String) throws(ModelError) {
    do throws(ModelFault) {
      if let json = file.metadata[ModelNote.key] {
        let note = try ModelNote(json: json)
        (origin, network, task, alphabet) = (.fourGates, try Network(note.architecture, file), note.task, note.alphabet)
      } else {
        let (layout, network) = try Self.pyTorch(file)
        (origin, self.network, task, alphabet) = (.pyTorch(prefix: layout.prefix), network, nil, nil)
      }
      for parameter in network.parameters { try requireFinite(parameter.value, parameter.name) }
    } catch {
      throw ModelError(path: path, fault: error)
    }
    self.path = path
    metadata = file.metadata
  }

  private static func pyTorch(_ file: SafetensorsFile) throws(ModelFault) -> (PyTorchLayout, Network) {
    for entry in file.tensors { try requireFinite(entry.tensor, entry.name) }
    let tensors = file.tensors.map { ($0.name, $0.tensor) }
    let layout: PyTorchLayout
    let network: Network
    do throws(PyTorchFault) {
      layout = try PyTorchLayout(of: tensors)
      network = try Network(layout, tensors)
    } catch {
      throw .pyTorch(error)
    }
    return (layout, network)
  }
}

extension Network {
  /// A network of this architecture with the numbers of a file; what else is in the file does not matter to it.
  fileprivate init(_ architecture: Architecture, _ file: SafetensorsFile) throws(ModelFault) {
    let values = Dictionary(file.tensors.map { ($0.name, $0.tensor) }) { first, _ in first }
    // Before the names of all layers are made: a layer has tensors of its own.
    guard architecture.layers <= values.count else {
      throw .missing("\(architecture.cell.rawValue).\(architecture.layers - 1)…")
    }
    let shapes = architecture.parameterShapes
    for (name, needs) in shapes {
      guard let has = values[name]?.shape else { throw .missing(name) }
      guard has == needs else { throw .shape(name, has: has, needs: needs) }
    }
    let known = Set(shapes.map(\.name))
    for name in values.keys.sorted() where !known.contains(name) {
      let family = name.prefix { $0 != "." }
      guard !["readout", "embedding", "convolution"].contains(family), Architecture.Cell(rawValue: String(family)) == nil else {
        throw .surplus(name)
      }
    }
    var dice = Dice(seed: 1)
    self.init(architecture, dice: &dice)
    for parameter in parameters { parameter.value = values[parameter.name]! }
  }
}

/// Stops reading at a number that is NaN or infinite.
private func requireFinite(_ tensor: Tensor, _ name: String) throws(ModelFault) {
  guard let number = NumberSummary(of: tensor).firstNotFinite else { return }
  throw .notFinite(name, number)
}
