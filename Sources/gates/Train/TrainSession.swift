import FourGates

/// A run that is trained to its end, or until somebody stops it, and written down on the way.
struct TrainSession {
  private(set) var run: TrainingRun
  let folder: RunFolder
  let request: StopRequest
  /// Within an epoch, after how many updates the run is written down.
  let checkpointEvery: Int?
  /// The folder where the run was until now, if it is another one.
  var home: String?
  /// The files that were named for the run, by option.
  var files: [String: String] = [:]

  /// The signal that ended it before its end.
  private(set) var stoppedBy: Int32?
  /// What was measured on the test data, at its end.
  private(set) var test: TaskMeasure?

  init(_ run: TrainingRun, in folder: RunFolder, until request: StopRequest, checkpointEvery: Int?) {
    self.run = run
    self.folder = folder
    self.request = request
    self.checkpointEvery = checkpointEvery
  }

  /// - Throws: `TrainError.stopped` where a number was not finite or the loss exploded; `CheckpointError` or `RunError` where a file could
  ///   not be written, or where somebody else has the run now.
  mutating func train() throws {
    var journal = try request.heldOff { try RunJournal(of: run, in: folder, from: home, files: files) }
    do {
      try train(&journal)
      if stoppedBy == nil { test = try run.tested(best: folder.best) }
    } catch RunError.takenOver(let path) {
      throw RunError.takenOver(path: path)
    } catch {
      let reason = if case TrainError.stopped(let reason, _, _) = error { "\(reason)" } else { "\(error)" }
      // Where this cannot be written either, the first error is the one to tell; and a run that somebody else has now has not failed.
      try? request.heldOff {
        try folder.check()
        try journal.end(run, as: .failed, reason: reason)
      }
      throw error
    }
    try request.heldOff {
      try folder.check()
      try journal.end(run, as: stoppedBy == nil ? .finished : .stopped, test: test)
    }
  }

  /// Says that a run is finished which was killed after its last epoch, just before it could say so, or whose record is lost.
  func close() throws {
    if let record = try? RunRecord(reading: folder.path), record.state == .finished { return }
    try request.heldOff {
      var journal = try RunJournal(of: run, in: folder, from: home, files: files)
      try journal.end(run, as: .finished, test: run.tested(best: folder.best))
    }
  }

  private mutating func train(_ journal: inout RunJournal) throws {
    if run.trainer.updates == 0 || !folder.hasLast { try request.heldOff { try folder.write(run.checkpoint) } }
    var written = run.trainer.updates
    run.startProgress()
    defer { run.finishProgress() }
    while !run.isOver {
      let isOver: Bool
      do {
        isOver = try run.goOn { [request, checkpointEvery] updates in
          request.signal != nil || checkpointEvery.map { updates.isMultiple(of: $0) } ?? false
        }
      } catch {
        throw TrainError.stopped(error, last: folder.last, updates: written)
      }
      try request.heldOff {
        try folder.check()
        if isOver, let epoch = run.trainer.history.epochs.last {
          // The line first: a run that goes on from the checkpoint drops the lines after it.
          try journal.add(epoch, of: run)
          try folder.write(run.checkpoint, after: epoch, isBest: run.trainer.history.best?.number == epoch.number)
        } else {
          try folder.write(run.checkpoint)
        }
        try journal.update(run)
      }
      written = run.trainer.updates
      if !run.isOver, let signal = request.signal {
        stoppedBy = signal
        return
      }
    }
  }
}
