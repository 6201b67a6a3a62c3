import FourGates

/// The way through a sequence that is timed.
enum Path: String, CaseIterable, Sendable {
  case fused, steps

  var unrolling: Unrolling {
    switch self {
    case .fused: .fusedSequence
    case .steps: .steps
    }
  }

  /// Its name among the peers, in the lines of JSON.
  var peer: String {
    switch self {
    case .fused: "fourgates"
    case .steps: "fourgates-steps"
    }
  }
}
