import Autograd
import Tensors

extension Trainer {
  /// Trains for one epoch and adds it to the history: what `fit` repeats, for whoever has more to do between epochs.
  ///
  /// An epoch that was stopped goes on where it was, if it gets the same batches again.
  ///
  /// - Parameter stop: Asked after each update but the epoch's last, with how many were made so far; true leaves the epoch `unfinished`.
  /// - Returns: Whether the epoch is over.
  /// - Throws: `TrainingError`; the parameters then are as they were before the update that it names.
  @discardableResult
  public mutating func runEpoch<Batches: Collection>(
    batches: Batches, size: (Batches.Element) -> Int = { _ in 1 }, validation: (() -> Double)? = nil,
    stop: (_ updates: Int) -> Bool = { _ in false }, loss: (_ batch: Batches.Element, _ tape: Tape) -> Variable
  ) throws(TrainingError) -> Bool {
    let start = ContinuousClock.now
    var epoch = unfinished ?? UnfinishedEpoch()
    let count = batches.count
    guard epoch.batches < count else {
      refuse("epoch \(history.epochs.count + 1) has \(count == 0 ? "no" : "only \(count)") batches.")
    }
    let timeBefore = epoch.seconds
    unfinished = nil
    for batch in batches.dropFirst(epoch.batches) {
      let (batchLoss, norm) = try update { tape in loss(batch, tape) }
      let batchSize = size(batch)
      guard batchSize > 0 else { refuse("a batch has a size of at least 1, and got \(batchSize).") }
      epoch.batches += 1
      epoch.lossSum += batchLoss * Double(batchSize)
      epoch.sizeSum += batchSize
      epoch.normSum += norm
      epoch.seconds = timeBefore + (ContinuousClock.now - start) / .seconds(1)
      let share = Double(epoch.batches) / Double(count)
      progress.show(epochsDone: Double(history.epochs.count) + share, loss: epoch.lossSum / Double(epoch.sizeSum))
      if epoch.batches < count, stop(updates) {
        unfinished = epoch
        return false
      }
    }
    let over = TrainingEpoch(
      number: history.epochs.count + 1, loss: epoch.lossSum / Double(epoch.sizeSum),
      validationLoss: try checked(validation?()), learningRate: optimizer.learningRate,
      gradientNorm: epoch.normSum / Double(count), seconds: timeBefore + (ContinuousClock.now - start) / .seconds(1))
    history.epochs.append(over)
    if earlyStopping != nil, history.best?.number == over.number { bestValues = Snapshot(of: parameters) }
    progress.show(over)
    return true
  }
}
