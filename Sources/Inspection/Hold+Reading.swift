import Recurrent
import Tensors

extension Hold {
  /// Reads a hold as one types it: `forget=1`, `forget=1@20` from step 20 on, `forget[3]=0` of one unit, `1.forget=0` of layer 1.
  ///
  /// - Throws: `HoldError`, a sentence with what can be written.
  public init(_ text: String, for architecture: Architecture) throws(HoldError) {
    let plain = text.replacing("−", with: "-")
    let sides = plain.split(separator: "=", omittingEmptySubsequences: false).map(trimmed)
    guard sides.count == 2, !sides[0].isEmpty else { throw .unreadable(text) }
    var (name, layer) = (sides[0], Int?.none)
    if let dot = name.firstIndex(of: ".") {
      guard let number = Int(name[..<dot]) else { throw .unreadable(text) }
      guard (0..<architecture.layers).contains(number) else { throw .noSuchLayer(number, of: architecture.layers) }
      (name, layer) = (trimmed(name[name.index(after: dot)...]), number)
    }
    guard let (word, unit) = wordAndUnit(name) else { throw .unreadable(text) }
    guard let gate = Quantity(word: word), Quantity.gates(of: architecture.cell).contains(gate) else {
      throw .noSuchGate(word, of: architecture.cell)
    }
    if let unit, !(0..<architecture.hidden).contains(unit) { throw .noSuchUnit(unit, of: architecture.hidden) }
    let right = sides[1].split(separator: "@", omittingEmptySubsequences: false).map(trimmed)
    guard right.count <= 2 else { throw .unreadable(text) }
    guard let value = Scalar(right[0]), value.isFinite else { throw .notANumber(right[0], gate) }
    guard gate.range!.contains(value) else { throw .outOfRange(right[0], gate) }
    guard let step = right.count == 1 ? 0 : Int(right[1]), step >= 0 else { throw .notAStep(right[1]) }
    self.init(gate, at: value, fromStep: step, layer: layer, unit: unit)
  }
}

/// Why a hold cannot be read.
public enum HoldError: Error, Equatable {
  case unreadable(String)
  case noSuchGate(String, of: Architecture.Cell)
  case noSuchUnit(Int, of: Int)
  case noSuchLayer(Int, of: Int)
  case notANumber(String, Quantity)
  case outOfRange(String, Quantity)
  case notAStep(String)
}

extension HoldError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .unreadable(let text):
      "“\(text)” holds nothing; write a gate and a number, such as forget=1, forget=1@20 from step 20 on, or forget[3]=0 of unit 3."
    case .noSuchGate(let word, let cell):
      "\(cell.called) has no gate “\(word)” that could be held; it has \(listed(Quantity.gates(of: cell)))."
    case .noSuchUnit(let unit, let hidden):
      "there is no unit \(unit): each layer has \(hidden), from 0 to \(hidden - 1)."
    case .noSuchLayer(let layer, let layers):
      layers == 1
        ? "there is no layer \(layer): the network has one, layer 0."
        : "there is no layer \(layer): the network has \(layers), from 0 to \(layers - 1)."
    case .notANumber(let word, let gate):
      "“\(word)” is no number to hold \(gate.rawValue) at; \(Self.allowed(gate))."
    case .outOfRange(let word, let gate):
      "\(gate.rawValue) cannot be held at \(word); \(Self.allowed(gate))."
    case .notAStep(let word):
      "“\(word)” is no step to hold a gate from; steps are counted from 0, as in forget=1@20."
    }
  }

  private static func allowed(_ gate: Quantity) -> String {
    "it is always from \(gate.range!.lowerBound == 0 ? "0" : "-1") to 1"
  }
}
