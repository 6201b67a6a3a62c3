import FourGates
import Foundation

/// Which gesture a sequence of accelerations is.
struct GesturesTask: LearningTask {
  let about: String
  let shown: SequenceSet
  let heldOut: SequenceSet
  /// The test part, if there is one.
  let apart: SequenceSet?
  let reading: ReadingChoice
  let batchSize: Int
  let scales: [Standardizer]
  let dataFingerprint: String

  /// - Throws: `DatasetError` about a file or folder, or `TaskError` about who is left out, and about the test part.
  init(_ options: TaskOptions, batchSize: Int) throws {
    var dice = Dice(seed: options.seed)
    let set = try options.data.map { try SequenceSet(path: $0) } ?? .madeGestures(dice: &dice)
    try set.requireClasses()
    let test = try options.test.map { try SequenceSet(path: $0).asTest(of: set, path: $0) }
    var fingerprint = Fingerprint()
    for part in [set, test].compactMap(\.self) { fingerprint.add(part) }
    dataFingerprint = fingerprint.digits
    let (train, rest) = try Self.split(set, options, dice: &dice)
    let needsRest = options.validation != 0
    guard train.count > 0, rest.count > 0 || !needsRest else { throw DatasetError.noneLeft(set.name, count: set.count) }
    let scale = ChannelStandardizer(fittedTo: train)
    (shown, heldOut, apart) = (scale.standardized(train), scale.standardized(rest), test.map { scale.standardized($0) })
    scales = scale.standardizers
    self.batchSize = batchSize
    reading = options.reading
    let choice = options.leaveOut.map { "those of everybody but \($0)" } ?? "chosen by chance"
    let parts = rest.count > 0 ? ", \(choice), are for training, the other \(rest.count) for validation" : " are for training"
    let tested = test.map { " \($0.count) more are for the test, which is made once, at the end." } ?? ""
    about =
      """
      \(set.count) sequences (\(set.name)) of up to \(set.longest) steps in \(set.classes.count) classes; \(train.count) of \
      them\(parts).\(tested) The network names the class \(options.reading.words). All channels are standardized by the training \
      part's mean and deviation.
      """
  }

  private static func split(
    _ set: SequenceSet, _ options: TaskOptions, dice: inout Dice
  ) throws -> (train: SequenceSet, rest: SequenceSet) {
    guard let name = options.leaveOut else {
      let share = options.validation ?? TaskChoice.gestures.defaultValidation!
      return set.split(trainFraction: 1 - share, dice: &dice)
    }
    guard !set.people.isEmpty else { throw TaskError.noPeople(set: set.name) }
    guard let person = set.people.firstIndex(of: name) else { throw TaskError.noPerson(name: name, people: set.people) }
    try set.requirePeople(ofAtLeast: 2)
    return set.split(leavingOut: person)
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

  var guessing: Double? { mostFrequentShare(of: shown.sequences.map(\.label), in: heldOut.sequences.map(\.label)) }

  func batches(dice: inout Dice) -> TaskBatches {
    batches(of: shown, dice.permutation(of: shown.count), size: batchSize)
  }

  var validation: TaskBatches { batches(of: heldOut) }
  var test: TaskBatches? { apart.map { batches(of: $0) } }

  /// All in their order. Where zeros count, there are as many of them as in training.
  private func batches(of set: SequenceSet) -> TaskBatches {
    batches(of: set, Array(0..<set.count), size: reading == .padded ? batchSize : 256)
  }

  private func batches(of set: SequenceSet, _ order: [Int], size: Int) -> TaskBatches {
    TaskBatches((order.count + size - 1) / size) { [reading] index in
      var members = Array(order[index * size..<Swift.min((index + 1) * size, order.count)])
      // Where sequences end for themselves, the longest stand first: what has ended behind them is multiplied no more.
      if reading != .padded { members.sort { set.sequences[$0].steps > set.sequences[$1].steps } }
      return TaskBatch(set.batch(members), reading: reading)
    }
  }

  var example: [[Scalar]] {
    let sequence = (heldOut.sequences + shown.sequences)[0]
    return (0..<sequence.steps).map { Array(sequence.values(at: $0)) }
  }
}

extension ReadingChoice {
  /// When a class is named.
  fileprivate var words: String {
    switch self {
    case .padded: "after the last step of the batch, zeros included"
    case .last: "after the last step of each"
    case .mean: "from the mean over the steps of each"
    }
  }
}

extension SequenceSet {
  /// The same sequences with the classes in the order of another set.
  ///
  /// - Throws: `TaskError.otherTest`, if it has other classes or channels.
  fileprivate func asTest(of set: SequenceSet, path: String) throws -> SequenceSet {
    guard channels.count == set.channels.count else {
      throw TaskError.otherTest(path: path, difference: "it has \(channels.count) channels, and that has \(set.channels.count)")
    }
    let labels = classes.map { set.classes.firstIndex(of: $0) }
    let sequences = try sequences.map { sequence in
      guard let label = labels[sequence.label] else {
        throw TaskError.otherTest(path: path, difference: "its class “\(classes[sequence.label])” is none of those")
      }
      return LabelledSequence(values: sequence.values, steps: sequence.steps, label: label, origin: sequence.origin)
    }
    return SequenceSet(name, classes: set.classes, channels: set.channels, sequences: sequences)
  }
}
