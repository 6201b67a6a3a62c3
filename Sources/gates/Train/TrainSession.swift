import FourGates

/// A run that is trained to its end, or until somebody stops it, and written down on the way.
struct TrainSession {
  private(set) var run: TrainingRun
  let folder: RunFolder
  let request: StopRequest
  /// Within an epoch, after how many updates the run is written down.
  let checkpointEvery: Int?

  /// The signal that ended it before its end.
  private(set) var stoppedBy: Int32?

  init(_ run: TrainingRun, in folder: RunFolder, until request: StopRequest, checkpointEvery: Int?) {
    self.run = run
    self.folder = folder
    self.request = request
    self.checkpointEvery = checkpointEvery
  }

  /// - Throws: `TrainError.stopped` where a number was not finite or the loss exploded; `CheckpointError` where a file could not be written.
  mutating func train() throws {
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
        if isOver, let epoch = run.trainer.history.epochs.last {
          try folder.write(run.checkpoint, after: epoch, isBest: run.trainer.history.best?.number == epoch.number)
        } else {
          try folder.write(run.checkpoint)
        }
      }
      written = run.trainer.updates
      if !run.isOver, let signal = request.signal {
        stoppedBy = signal
        return
      }
    }
  }
}
