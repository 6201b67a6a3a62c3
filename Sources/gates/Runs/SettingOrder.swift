/// In which order settings are named.
enum SettingOrder {
  private static let first = [
    "cell", "reading", "filters", "embedding", "hidden", "layers", "window", "batch", "dropout", "dropout-place", "optimizer",
    "rate", "weight-decay", "schedule", "clip", "clip-value", "initial", "epochs",
  ]

  /// The network first, then how it is trained; what is not known here after that, by the alphabet.
  static func sorted(_ keys: some Sequence<String>) -> [String] {
    keys.sorted { (first.firstIndex(of: $0) ?? first.count, $0) < (first.firstIndex(of: $1) ?? first.count, $1) }
  }
}
