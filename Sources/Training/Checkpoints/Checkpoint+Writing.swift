import Tensors

extension Checkpoint {
  /// What the first word about training says; another number means another meaning of the rest.
  static let version = "1"

  /// What begins the names of tensors that are no parameters.
  enum Prefix {
    static let optimizer = "optimizer."
    static let best = "best."
    static let carried = "carried."
    static let all = [optimizer, best, carried]
  }

  /// Writes it, aside at first, so that the file is whole or as it was before.
  ///
  /// - Throws: `CheckpointError.file`.
  public func write(to path: String) throws(CheckpointError) {
    do throws(SafetensorsError) {
      try file.write(to: path)
    } catch {
      throw .file(error)
    }
  }

  /// - Precondition: no parameter's name begins with one of the prefixes, and no note's key with those of training and dice.
  package var file: SafetensorsFile {
    for name in parameters.names where Prefix.all.contains(where: name.hasPrefix) {
      refuse("a checkpoint keeps the names that begin with \(Prefix.all.joined(separator: ", ")) for itself, and got \(name).")
    }
    var tensors = Array(zip(parameters.names, parameters.values)).map { (name: $0.0, tensor: $0.1) }
    tensors += optimizerTensors.map { (Prefix.optimizer + $0.name, $0.tensor) }
    if let bestValues { tensors += zip(bestValues.names, bestValues.values).map { (Prefix.best + $0, $1) } }
    tensors += carried.map { (Prefix.carried + $0.name, $0.tensor) }
    for key in notes.keys where key.hasPrefix("training.") || key.hasPrefix("dice.") {
      refuse("a checkpoint keeps the keys that begin with training. and dice. for itself, and got the note \(key).")
    }
    let words = notes.merging(trainingWords) { note, _ in note }
    return SafetensorsFile(tensors: tensors, metadata: words)
  }

  /// A number is written as the shortest text that gives the same bits again.
  private var trainingWords: [String: String] {
    var words = [
      "training.version": Self.version, "training.optimizer": optimizer, "training.rate": "\(learningRate)",
      "training.updates": "\(updates)", "training.optimizer-updates": "\(optimizerUpdates)",
      "training.epochs": history.epochs.map { epoch in
        let validation = epoch.validationLoss.map { "\($0)" } ?? "-"
        let accuracy = epoch.accuracy.map { " \($0)" } ?? ""
        return "\(epoch.loss) \(validation) \(epoch.learningRate) \(epoch.gradientNorm)\(accuracy)"
      }.joined(separator: "\n"),
    ]
    if let firstLoss { words["training.first-loss"] = "\(firstLoss)" }
    if let epoch = unfinished {
      words["training.unfinished"] = "\(epoch.batches) \(epoch.lossSum) \(epoch.sizeSum) \(epoch.normSum)"
    }
    for (name, dice) in dice {
      words["dice." + name] = dice.state.map { String($0, radix: 16) }.joined(separator: " ")
    }
    return words
  }
}
