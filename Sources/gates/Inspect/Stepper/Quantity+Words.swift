import FourGates
import Inspection

extension Quantity {
  /// What it is called on the screen.
  var name: String {
    switch self {
    case .longTerm: "long-term"
    case .shortTerm: "short-term"
    default: rawValue
    }
  }

  /// Whether it can be less than zero.
  var isSigned: Bool {
    switch self {
    case .forget, .input, .output, .reset, .update: false
    case .candidate, .kept, .learned, .longTerm, .shortTerm: true
    }
  }

  /// What squashes a gate's sum.
  var squash: String { isSigned ? "tanh" : "σ" }

  /// How it comes about, where it is no gate.
  func origin(in architecture: Architecture) -> String {
    switch self {
    case .kept: "= forget · long-term before"
    case .learned: "= input · candidate"
    case .longTerm: "= kept + learned"
    case .shortTerm where architecture.cell == .gru: "= (1 − update) · candidate + update · before"
    case .shortTerm where architecture.useGate == .lessonNotes: "= output · tanh(kept · Wu + bu)"
    case .shortTerm: "= output · tanh(long-term)"
    default: ""
    }
  }
}

extension GatePart {
  /// What it is called on the screen.
  var name: String { rawValue }
}
