import FourGates

/// The lines of Python that load an exported network.
struct PyTorchExample {
  /// What stands before the names of the layers.
  let prefix: String
  private let architecture: Architecture
  let hasReadout: Bool
  let hasEmbedding: Bool

  /// - Parameter isWhole: Whether there is more than the recurrent layers: their readout, and their embedding.
  init(_ architecture: Architecture, prefix: String?, isWhole: Bool) {
    let name = prefix ?? architecture.cell.rawValue
    self.prefix = name.isEmpty || name.hasSuffix(".") ? name : name + "."
    self.architecture = architecture
    hasReadout = isWhole && architecture.outputs != nil
    hasEmbedding = isWhole && architecture.embedding != nil
  }

  func lines(loading path: String) -> [String] {
    [
      "import torch",
      "from safetensors.torch import load_file",
      "net = \(module)",
      "net.load_state_dict(load_file(\(python(path))), strict=True)",
    ]
  }

  private var layers: String {
    let depth = architecture.layers > 1 ? ", num_layers=\(architecture.layers)" : ""
    return "torch.nn.\(architecture.cell.rawValue.uppercased())(\(architecture.lowestInputs), \(architecture.hidden)\(depth))"
  }

  /// A module whose parts have the exported names: one within the other for each point of the prefix.
  private var module: String {
    let names = prefix.split(separator: ".").map(String.init)
    let readout = architecture.outputs.map { ", \"readout\": torch.nn.Linear(\(architecture.hidden), \($0))" }
    let embedding = architecture.embedding.map { "\"embedding\": torch.nn.Embedding(\(architecture.inputs), \($0)), " } ?? ""
    return names.indices.reversed().reduce(layers) { inner, index in
      let (before, after) = index == 0 ? (hasEmbedding ? embedding : "", hasReadout ? readout ?? "" : "") : ("", "")
      return "torch.nn.ModuleDict({\(before)\(python(names[index])): \(inner)\(after)})"
    }
  }

  private func python(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
