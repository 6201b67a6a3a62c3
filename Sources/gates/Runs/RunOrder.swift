import FourGates

/// In which order runs are shown.
struct RunOrder: Equatable, Sendable {
  /// `newest`, `best`, or one of the keys of a run.
  let key: String
  let isReversed: Bool

  /// Besides keys.
  static let words = ["newest", "best"]

  /// Runs without the fact come last; where two have the same, the newer one comes first.
  func sorted(_ runs: [RecordedRun]) -> [RecordedRun] {
    let newest = runs.sorted { ($0.record.start, $1.record.fingerprint) > ($1.record.start, $0.record.fingerprint) }
    guard key != "newest" else { return isReversed ? newest.reversed() : newest }
    let placed = newest.enumerated().map { (index: $0, run: $1, fact: $1.fact(key == "best" ? "loss" : key)) }
    let known = placed.filter { $0.fact != nil }.sorted { one, other in
      guard let fact = one.fact, let otherFact = other.fact, fact != otherFact else { return one.index < other.index }
      return (fact < otherFact) != isReversed
    }
    return known.map(\.run) + placed.filter { $0.fact == nil }.map(\.run)
  }
}
