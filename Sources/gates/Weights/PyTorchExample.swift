import FourGates

/// The lines of Python that load an exported network.
struct PyTorchExample {
  /// What stands before the names of the layers.
  let prefix: String
  private let architecture: Architecture
  let hasReadout: Bool

  init(_ architecture: Architecture, prefix: String?, hasReadout: Bool) {
    let name = prefix ?? architecture.cell.rawValue
    self.prefix = name.isEmpty || name.hasSuffix(".") ? name : name + "."
    self.architecture = architecture
    self.hasReadout = hasReadout && architecture.outputs != nil
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
    return "torch.nn.\(architecture.cell.rawValue.uppercased())(\(architecture.inputs), \(architecture.hidden)\(depth))"
  }

  /// A module whose parts have the exported names: one within the other for each point of the prefix.
  private var module: String {
    let names = prefix.split(separator: ".").map(String.init)
    let readout = architecture.outputs.map { ", \"readout\": torch.nn.Linear(\(architecture.hidden), \($0))" }
    return names.indices.reversed().reduce(layers) { inner, index in
      "torch.nn.ModuleDict({\(python(names[index])): \(inner)\(index == 0 && hasReadout ? readout ?? "" : "")})"
    }
  }

  private func python(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
