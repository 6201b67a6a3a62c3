import Tensors

extension Checkpoint {
  /// Reads what `write(to:)` has written.
  ///
  /// - Throws: `CheckpointError`: the file is not there or damaged, or holds no training, or was written by a build with numbers of
  ///   another width.
  public init(reading path: String) throws(CheckpointError) {
    let file: SafetensorsFile
    do throws(SafetensorsError) {
      file = try SafetensorsFile(reading: path)
    } catch {
      throw .file(error)
    }
    try self.init(file, at: path)
  }

  package init(_ file: SafetensorsFile, at path: String) throws(CheckpointError) {
    let words = CheckpointWords(file.metadata, path: path)
    guard let version = file.metadata["training.version"] else { throw .noTraining(path: path) }
    guard version == Self.version else { throw .version(version, path: path) }
    if let entry = file.tensors.first(where: { $0.type != .scalar }) { throw .width(entry.type, path: path) }
    func tensors(_ prefix: String) -> [SafetensorsFile.Entry] {
      file.tensors.filter { $0.name.hasPrefix(prefix) }.map {
        SafetensorsFile.Entry(String($0.name.dropFirst(prefix.count)), $0.tensor)
      }
    }
    let best = tensors(Prefix.best)
    self.init(
      parameters: Snapshot(file.tensors.filter { entry in !Prefix.all.contains { entry.name.hasPrefix($0) } }),
      optimizer: try words.text("training.optimizer"), learningRate: try words.number("training.rate"),
      history: try words.history("training.epochs"), updates: try words.count("training.updates"),
      unfinished: try words.unfinished("training.unfinished"),
      optimizerUpdates: try words.count("training.optimizer-updates"), optimizerTensors: tensors(Prefix.optimizer),
      firstLoss: try words.has("training.first-loss") ? words.number("training.first-loss") : nil,
      bestValues: best.isEmpty ? nil : Snapshot(best))
    carried = tensors(Prefix.carried).map { ($0.name, $0.tensor) }
    for key in file.metadata.keys.sorted() {
      if key.hasPrefix("dice.") {
        dice[String(key.dropFirst("dice.".count))] = try words.dice(key)
      } else if !key.hasPrefix("training.") {
        notes[key] = file.metadata[key]
      }
    }
  }
}

/// The words of a checkpoint's header, each of which may be missing, or anything.
private struct CheckpointWords {
  let words: [String: String]
  let path: String

  init(_ words: [String: String], path: String) {
    self.words = words
    self.path = path
  }

  func has(_ key: String) -> Bool { words[key] != nil }

  func text(_ key: String) throws(CheckpointError) -> String {
    guard let text = words[key] else { throw .damaged(key: key, path: path) }
    return text
  }

  func number(_ key: String) throws(CheckpointError) -> Double {
    guard let number = Self.number(try text(key)) else { throw .damaged(key: key, path: path) }
    return number
  }

  func count(_ key: String) throws(CheckpointError) -> Int {
    guard let count = Self.count(try text(key)) else { throw .damaged(key: key, path: path) }
    return count
  }

  func history(_ key: String) throws(CheckpointError) -> TrainingHistory {
    var epochs: [TrainingEpoch] = []
    for line in try text(key).split(separator: "\n") {
      let parts = line.split(separator: " ")
      guard parts.count == 4 || parts.count == 5, let loss = Self.number(parts[0]), let rate = Self.number(parts[2]),
        let norm = Self.number(parts[3]), parts[1] == "-" || Self.number(parts[1]) != nil
      else { throw .damaged(key: key, path: path) }
      let accuracy = parts.count == 5 ? Self.number(parts[4]) : nil
      guard parts.count == 4 || accuracy != nil else { throw .damaged(key: key, path: path) }
      epochs.append(
        TrainingEpoch(
          number: epochs.count + 1, loss: loss, validationLoss: Self.number(parts[1]), accuracy: accuracy, learningRate: rate,
          gradientNorm: norm, seconds: 0))
    }
    return TrainingHistory(epochs: epochs)
  }

  func unfinished(_ key: String) throws(CheckpointError) -> UnfinishedEpoch? {
    guard has(key) else { return nil }
    let parts = try text(key).split(separator: " ")
    guard parts.count == 4, let batches = Self.count(parts[0]), batches > 0, let losses = Self.number(parts[1]),
      let sizes = Self.count(parts[2]), sizes > 0, let norms = Self.number(parts[3])
    else { throw .damaged(key: key, path: path) }
    return UnfinishedEpoch(batches: batches, lossSum: losses, sizeSum: sizes, normSum: norms)
  }

  func dice(_ key: String) throws(CheckpointError) -> Dice {
    let state = try text(key).split(separator: " ").compactMap { UInt64($0, radix: 16) }
    guard state.count == 4, state.contains(where: { $0 != 0 }) else { throw .damaged(key: key, path: path) }
    return Dice(state: state)
  }

  private static func number(_ text: some StringProtocol) -> Double? {
    Double(String(text)).flatMap { $0.isFinite ? $0 : nil }
  }

  /// So small that it can be counted on from there.
  private static func count(_ text: some StringProtocol) -> Int? {
    Int(text).flatMap { (0...(1 << 53)).contains($0) ? $0 : nil }
  }
}
