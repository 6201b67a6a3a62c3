import FourGates
import LessonKit

/// What classifiers without a memory reach on the data of gestures runs: nearest neighbours and logistic regression.
struct ClassifierRules: Sendable {
  /// With the share of right answers, worst first.
  let rules: [(name: String, accuracy: Double)]
  /// The seed that parted the data into training and validation.
  let seed: UInt64

  /// The settings that decide which data are for training, and which for validation.
  private static let splits = ["data", "leave-out", "validation"]

  /// - Returns: nil for a task without classes.
  /// - Throws: `RunsError` where the runs have no data in common, or these are not there any more.
  init?(for task: TaskRuns) throws {
    guard task.task == TaskChoice.gestures.rawValue else { return nil }
    if let key = Self.splits.first(where: task.varying.contains) { throw RunsError.severalSplits(key) }
    guard let run = task.runs.min(by: { $0.record.seed < $1.record.seed }) else { return nil }
    let gestures = try Self.task(of: run)
    let (train, rest) = (gestures.shown, gestures.heldOut)
    guard rest.count > 0 else { return nil }
    let neighbours = try sideBySide([NearestNeighbour.Distance.euclidean, .dynamicTimeWarping]) { distance in
      NearestNeighbour(among: train, by: distance).accuracy(on: rest)
    }
    let longest = max(train.longest, rest.longest)
    let regression = LogisticRegression(
      train.flattened(paddedTo: longest), labels: train.sequences.map(\.label), classes: train.classes.count)
    let share = regression.accuracy(on: rest.flattened(paddedTo: longest), labels: rest.sequences.map(\.label))
    seed = run.record.seed
    rules = [
      ("logistic regression", share), ("nearest neighbour, step by step", neighbours[0]),
      ("nearest neighbour, time warped", neighbours[1]),
    ].sorted { $0.1 < $1.1 }
  }

  /// The data of a run, made or read once more.
  private static func task(of run: RecordedRun) throws -> GesturesTask {
    let options = run.record.options.filter { !["init-from", "column"].contains($0.key) }
    let words = options.sorted { $0.key < $1.key }.flatMap { ["--\($0.key)", $0.value] }
    let wishes = try TrainCommand.parse([run.record.task] + words).wishes
    let settings = RunSettings(.gestures, wishes, hasFile: wishes.data != nil)
    let made = try TaskChoice.gestures.make(settings.taskOptions(data: wishes.data, test: wishes.parts.test))
    guard let gestures = made as? GesturesTask, gestures.dataFingerprint == run.record.data else {
      throw RunsError.otherData(run: run.record.folderName)
    }
    return gestures
  }
}
