import FourGates
import Inspection

/// A sign for a unit's number: from ▁ up to █ over zero, ░ ▒ ▓ under it.
struct UnitSigns {
  private static let over: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
  private static let under: [Character] = ["░", "▒", "▓"]

  /// What counts as 1.
  let extent: Scalar

  func sign(_ number: Scalar) -> Character {
    let share = number / extent
    guard share.isFinite else { return "?" }
    let signs = share < 0 ? Self.under : Self.over
    return signs[min(signs.count - 1, Int(abs(share) * Scalar(signs.count)))]
  }

  static let legend =
    "A sign is a unit: ▁▂▃▄▅▆▇█ from 0 up to 1, ░▒▓ from 0 down to −1; of kept and long-term, 1 is the largest of the layer."
}

extension Quantity {
  /// The letters of its equation.
  func letters(in cell: Architecture.Cell) -> String {
    switch self {
    case .forget: "σ(f)"
    case .input: "σ(i)"
    case .candidate: cell == .gru ? "n" : "tanh(g)"
    case .output: "σ(o)"
    case .reset: "r"
    case .update: "z"
    case .kept: "k"
    case .learned: "n"
    case .longTerm: "c′"
    case .shortTerm: "h′"
    }
  }

  /// As a word on a line.
  var word: String {
    switch self {
    case .longTerm: "long-term"
    case .shortTerm: "short-term"
    default: rawValue
    }
  }
}

extension Inspection {
  /// The signs for a quantity of a layer: against 1 where it is bounded, else against the largest that occurs.
  func signs(of quantity: Quantity, layer: Int) -> UnitSigns {
    guard quantity == .kept || quantity == .longTerm else { return UnitSigns(extent: 1) }
    return UnitSigns(extent: max(largest(.kept, layer: layer), largest(.longTerm, layer: layer), 1e-6))
  }
}
