/// How far the runs of a sweep are, and how long they will still take.
struct SweepForecast {
  /// How far a run is.
  struct Run: Equatable, Sendable {
    /// Runs of the same setting differ in the seed only, and take as long as each other.
    var setting: Int
    var epochs: Int
    var done = 0
    /// What an epoch takes; nil as long as none was measured.
    var secondsPerEpoch: Double?
    /// Whether nothing more is to come of it.
    var isOver = false
  }

  var runs: [Run]

  /// The share of all epochs that are done; those that a run will not have any more count as done.
  var share: Double {
    let wanted = runs.reduce(0) { $0 + $1.epochs }
    let done = runs.reduce(0) { $0 + ($1.isOver ? $1.epochs : min($1.done, $1.epochs)) }
    return wanted == 0 ? 1 : Double(done) / Double(wanted)
  }

  /// How long the rest takes with so many runs at the same time; nil as long as nothing was measured.
  ///
  /// A run that has not begun takes as long as others of its setting, or as the mean of all others.
  func secondsLeft(jobs: Int) -> Double? {
    let measured = runs.filter { $0.secondsPerEpoch != nil }
    guard !measured.isEmpty else { return nil }
    func mean(_ runs: [Run]) -> Double { runs.reduce(0) { $0 + ($1.secondsPerEpoch ?? 0) } / Double(runs.count) }
    let settings = Dictionary(grouping: measured, by: \.setting).mapValues(mean)
    let usual = mean(measured)
    let left = runs.filter { !$0.isOver }.map { run in
      Double(max(0, run.epochs - run.done)) * (run.secondsPerEpoch ?? settings[run.setting] ?? usual)
    }
    return max(left.reduce(0, +) / Double(jobs), left.max() ?? 0)
  }
}
