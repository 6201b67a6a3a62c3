/// A run as its folder tells it, seen from outside.
public struct RecordedRun: Equatable, Sendable {
  /// How a run looks from outside: as it says itself, or killed where it says that it is running and nobody is there.
  public enum State: String, Sendable, CaseIterable {
    case running, killed, stopped, finished, failed
  }

  /// The path of its folder.
  public let path: String
  public let record: RunRecord
  public let metrics: RunMetrics
  public let state: State

  public init(path: String, record: RunRecord, metrics: RunMetrics, state: State) {
    self.path = path
    self.record = record
    self.metrics = metrics
    self.state = state
  }
}
