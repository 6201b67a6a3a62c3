import Tensors

/// Why a network cannot go to PyTorch, or come from there. Its description follows the name of what holds the network.
public enum PyTorchFault: Error, Equatable {
  case peepholes
  case notesUseGate
  case filters
  case bothDirections(name: String)
  case projection(name: String)
  case noLayers(found: [String])
  case severalModules(prefixes: [String])
  case missing(name: String)
  /// Not 1, 3 or 4 square matrices below each other.
  case gates(name: String, shape: [Int])
  case shape(name: String, has: [Int], needs: [Int])
  case severalReadouts(names: [String])
  case strangers(names: [String], hidden: Int)
}

extension PyTorchFault: CustomStringConvertible {
  public var description: String {
    switch self {
    case .peepholes:
      "holds an LSTM with peepholes, and PyTorch has no cell whose gates see the long-term memory; export an LSTM without them."
    case .notesUseGate:
      "holds an LSTM with the lesson notes' use gate, and PyTorch has no such cell; export one with the standard use gate."
    case .filters:
      "holds filters in front of its layers, and only an embedding, recurrent layers and a readout go to PyTorch; export a network "
        + "without filters."
    case .bothDirections(let name):
      "holds \(quotedName(name)) of a network that reads in both directions, and those here read forwards only; "
        + "save one with bidirectional=False."
    case .projection(let name):
      "holds \(quotedName(name)), a projection, which no cell here has; save one without proj_size."
    case .noLayers(let found):
      "holds no recurrent layers: nn.LSTM, nn.GRU and nn.RNN name theirs weight_ih_l0, weight_hh_l0 and so on, and this has "
        + "\(found.isEmpty ? "no tensors" : listed(found)); save the state dict of such a network."
    case .severalModules(let prefixes):
      "holds several recurrent modules, whose names begin with \(listed(prefixes)), and one is read; save the state dict of one."
    case .missing(let name):
      "lacks \(quotedName(name)), which belongs to its other tensors; save the whole state dict."
    case .gates(let name, let shape):
      "gives \(quotedName(name)) the shape \(shortShape(shape)), and [4·H, H] of nn.LSTM, [3·H, H] of nn.GRU or [H, H] of "
        + "nn.RNN is needed; save the state dict of one of these."
    case .shape(let name, let has, let needs):
      "gives \(quotedName(name)) the shape \(shortShape(has)), and \(needs) fits its other tensors; save the state dict of one network."
    case .severalReadouts(let names):
      "could be read with \(listed(names)) as its readout, and has one; save the state dict with one of them."
    case .strangers(let names, let hidden):
      "also holds \(listed(names)), and beside recurrent layers only one nn.Linear is known, with a weight [O, \(hidden)] and a "
        + "bias [O], and an nn.Embedding whose name has “emb” in it; save the state dict of these alone."
    }
  }

  /// The first names, and how many there are besides.
  private func listed(_ names: [String]) -> String {
    let rest = names.count > 4 ? " and \(names.count - 4) more" : ""
    return names.prefix(4).map(quotedName).joined(separator: ", ") + rest
  }
}
