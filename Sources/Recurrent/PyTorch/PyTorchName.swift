/// The name of a recurrent layer's tensor in a PyTorch state dict, in its parts: `net.lstm.weight_ih_l1_reverse`.
struct PyTorchName: Equatable {
  enum Kind: String, CaseIterable {
    case inputWeights = "weight_ih_l"
    case memoryWeights = "weight_hh_l"
    case inputBias = "bias_ih_l"
    case memoryBias = "bias_hh_l"
    case projection = "weight_hr_l"
  }

  /// `net.lstm.`, or nothing.
  let prefix: String
  let kind: Kind
  let layer: Int
  let isReverse: Bool

  /// Nil for any other name.
  init?(_ name: String) {
    let last = name.lastIndex(of: ".").map { name.index(after: $0) } ?? name.startIndex
    var rest = name[last...]
    guard let kind = Kind.allCases.first(where: { rest.hasPrefix($0.rawValue) }) else { return nil }
    rest = rest.dropFirst(kind.rawValue.count)
    let reverse = "_reverse"
    isReverse = rest.hasSuffix(reverse)
    if isReverse { rest = rest.dropLast(reverse.count) }
    // One name for one layer: no zero in front, no sign.
    guard rest.count <= 4, let layer = Int(rest), String(layer) == rest, layer >= 0 else { return nil }
    prefix = String(name[..<last])
    self.kind = kind
    self.layer = layer
  }
}
