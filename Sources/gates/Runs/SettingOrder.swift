/// In which order settings are named.
enum SettingOrder {
  private static let first = [
    "cell", "hidden", "layers", "embedding", "filters", "reading", "dropout-place", "initial", "window", "batch", "dropout",
    "optimizer", "rate", "clip", "schedule", "weight-decay", "smoothing", "clip-value", "epochs", "leave-out", "validation",
  ]

  /// As `gates train --help` has them: the network first, then how it is trained; what is not known here after that, by the alphabet.
  static func sorted(_ keys: some Sequence<String>) -> [String] {
    keys.sorted { (first.firstIndex(of: $0) ?? first.count, $0) < (first.firstIndex(of: $1) ?? first.count, $1) }
  }
}
