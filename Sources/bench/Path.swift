/// The form of a training step that is timed.
enum Path: String, CaseIterable, Sendable {
  /// Without a tape: `FusedLoss`.
  case loss
  /// On a tape, by `.fusedSequence`.
  case fused
  /// On a tape, by `.steps`.
  case steps

  /// Its name among the peers, in the lines of JSON.
  var peer: String {
    switch self {
    case .loss: "fourgates-loss"
    case .fused: "fourgates"
    case .steps: "fourgates-steps"
    }
  }
}
