import FourGates
import Foundation

/// Which gesture a sequence of accelerations is.
struct GesturesTask: LearningTask {
  let about: String
  let shown: SequenceSet
  let heldOut: SequenceSet
  let batchSize: Int
  let scales: [Standardizer]
  let dataFingerprint: String

  /// - Throws: `DatasetError` about the file or folder.
  init(seed: UInt64, path: String?, batchSize: Int) throws {
    var dice = Dice(seed: seed)
    var isFolder: ObjCBool = false
    _ = path.map { FileManager.default.fileExists(atPath: $0, isDirectory: &isFolder) }
    let set =
      try path.map { try isFolder.boolValue ? SequenceSet(smartWatchGestures: $0) : SequenceSet(timeSeries: $0) }
      ?? .madeGestures(dice: &dice)
    try set.requireClasses()
    var fingerprint = Fingerprint()
    for sequence in set.sequences {
      fingerprint.add(sequence.label)
      fingerprint.add(Tensor(row: sequence.values))
    }
    dataFingerprint = fingerprint.digits
    let (train, rest) = set.split(trainFraction: 0.8, dice: &dice)
    guard train.count > 0, rest.count > 0 else { throw DatasetError.noneLeft(set.name, count: set.count) }
    let scale = ChannelStandardizer(fittedTo: train)
    (shown, heldOut) = (scale.standardized(train), scale.standardized(rest))
    scales = scale.standardizers
    self.batchSize = batchSize
    about =
      """
      \(set.count) sequences (\(set.name)) of up to \(set.longest) steps in \(set.classes.count) classes; \(train.count) of them, \
      chosen by chance, are for training, the other \(rest.count) for validation. The network names the class after the last step of \
      each. All channels are standardized by the training part's mean and deviation.
      """
  }

  let name = "gestures"
  var inputs: Int { shown.channels.count }
  var outputs: Int { shown.classes.count }
  let lossName = "cross-entropy in nats"
  let floor: Double? = nil
  var explosion: ExplosionRule { ExplosionRule(times: 3, floor: 0) }

  var baselines: [(name: String, loss: Double)] {
    [("each class equally likely", log(Double(outputs)))]
  }

  func batches(dice: inout Dice) -> TaskBatches {
    batches(of: shown, dice.permutation(of: shown.count), size: batchSize)
  }

  var validation: TaskBatches { batches(of: heldOut, Array(0..<heldOut.count), size: 256) }

  private func batches(of set: SequenceSet, _ order: [Int], size: Int) -> TaskBatches {
    TaskBatches((order.count + size - 1) / size) { index in
      let batch = set.batch(Array(order[index * size..<Swift.min((index + 1) * size, order.count)]))
      return TaskBatch(batch)
    }
  }

  var example: [[Scalar]] {
    let sequence = heldOut.sequences[0]
    return (0..<sequence.steps).map { Array(sequence.values(at: $0)) }
  }
}
