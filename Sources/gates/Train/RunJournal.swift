import FourGates
import Foundation

/// What a run says of itself in its folder while it is trained: `run.json`, and a line of `metrics.csv` after each epoch.
struct RunJournal {
  /// The options that name a file, or a part of one.
  static let fileOptions = ["data", "column", "test", "init-from"]

  private var record: RunRecord
  private let folder: RunFolder
  /// How long the run was trained in earlier stretches, and since when it is in this one.
  private let secondsBefore: Double
  private let start = ContinuousClock.now
  private var written = ContinuousClock.now

  /// Begins a journal, or goes on with that of the run.
  ///
  /// - Parameters:
  ///   - home: The folder where the run was until now, if it is another one.
  ///   - files: The files that were named for the run, by option.
  /// - Throws: `RunError.notWritten`.
  init(of run: TrainingRun, in folder: RunFolder, from home: String? = nil, files: [String: String]) throws {
    self.folder = folder
    let goesOn = run.trainer.updates > 0
    let home = home ?? folder.path
    // What cannot be read is written anew: the checkpoint knows all but times.
    let before = goesOn ? try? RunRecord(reading: home) : nil
    let updates = run.epochs > 0 ? (run.trainer.updates - (run.trainer.unfinished?.batches ?? 0)) / run.epochs : 0
    let measured = goesOn ? (try? RunMetrics(reading: home)) ?? RunMetrics() : RunMetrics()
    let metrics = measured.matching(run.trainer.history, updates: updates)
    let files = (before?.options.filter { Self.fileOptions.contains($0.key) } ?? [:]).merging(files) { $1 }
    record = RunRecord(
      task: run.settings.task, fingerprint: run.settings.fingerprint(weights: files["init-from"]),
      options: Dictionary(run.settings.typed.map { ($0.option, $0.text) }) { $1 }.merging(files) { $1 },
      seed: run.settings.seed, data: run.settings.data, version: FourGatesVersion.current, start: before?.start ?? Date(),
      epochsWanted: run.settings.epochs, lossName: run.task.lossName)
    secondsBefore = max(before?.seconds ?? 0, metrics.epochs.reduce(0) { $0 + $1.seconds })
    record.baselines = Dictionary(run.task.baselines.map { ($0.name, $0.loss) }) { $1 }
    record.floor = run.task.floor
    record.parameters = run.network.parameters.reduce(0) { $0 + $1.value.count }
    record.worker = .thisProcess()
    try metrics.write(to: folder.path)
    take(run)
    try write()
  }

  /// Adds what was measured in the epoch that is over.
  ///
  /// - Throws: `RunError`.
  func add(_ epoch: TrainingEpoch, of run: TrainingRun) throws {
    try RunMetrics.append(RunMetrics.Epoch(epoch, updates: run.trainer.updates), to: folder.path)
  }

  /// Says how far the run is; at most once a second, as the lines of `metrics.csv` say it as well.
  mutating func update(_ run: TrainingRun) throws {
    take(run)
    if ContinuousClock.now - written > .seconds(1) { try write() }
  }

  /// Says how it ended, and why if it failed.
  mutating func end(
    _ run: TrainingRun, as state: RunRecord.State, reason: String? = nil, test: TaskMeasure? = nil
  ) throws {
    take(run)
    record.test = test.map { RunRecord.Test(loss: $0.loss, accuracy: $0.accuracy) }
    (record.state, record.reason, record.end) = (state, reason, Date())
    try write()
  }

  private mutating func take(_ run: TrainingRun) {
    record.epochs = run.epochs
    record.best = run.trainer.history.best.flatMap { epoch in
      epoch.validationLoss.map { RunRecord.Best(epoch: epoch.number, validationLoss: $0) }
    }
    record.seconds = secondsBefore + (ContinuousClock.now - start) / .seconds(1)
  }

  private mutating func write() throws {
    try record.write(to: folder.path)
    written = ContinuousClock.now
  }
}
