/// What runs are judged by, on the validation data.
enum RunMeasure: String, CaseIterable, Sendable {
  case loss, accuracy

  /// Whether one number is better than another.
  func isBetter(_ one: Double, than other: Double) -> Bool {
    self == .loss ? one < other : one > other
  }
}

/// When a run is judged: after its best epoch, of which `best.safetensors` has the weights, or after its last one.
enum RunMoment: String, CaseIterable, Sendable {
  case best, last
}
