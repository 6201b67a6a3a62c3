extension RunMetrics {
  static let header = "epoch,updates,learning_rate,loss,validation_loss,accuracy,gradient_norm,seconds"

  /// The whole file.
  var text: String {
    ([Self.header] + epochs.map(\.line)).joined(separator: "\n") + "\n"
  }
}

extension RunMetrics {
  /// The lines of the epochs that a run has behind it, for a run that goes on: those after them go, and where one is missing, or tells of
  /// other losses, the run's history stands in for it.
  ///
  /// - Parameter updates: How many there are in an epoch.
  package func matching(_ history: TrainingHistory, updates: Int) -> RunMetrics {
    RunMetrics(
      epochs: history.epochs.enumerated().map { index, epoch in
        let made = Epoch(epoch, updates: updates * epoch.number)
        guard index < epochs.count, epochs[index].isSame(as: made) else { return made }
        return epochs[index]
      })
  }
}

/// What is wrong with a line.
struct LineFault: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }
}

extension RunMetrics.Epoch {
  /// What was measured in an epoch of training.
  ///
  /// - Parameter updates: How many were made so far.
  package init(_ epoch: TrainingEpoch, updates: Int) {
    self.init(
      number: epoch.number, updates: updates, learningRate: epoch.learningRate, loss: epoch.loss,
      validationLoss: epoch.validationLoss, accuracy: epoch.accuracy, gradientNorm: epoch.gradientNorm, seconds: epoch.seconds)
  }

  /// Whether another one tells the same, except of time and of what a history does not hold.
  fileprivate func isSame(as other: Self) -> Bool {
    (number, updates, learningRate, loss, gradientNorm)
      == (other.number, other.updates, other.learningRate, other.loss, other.gradientNorm)
      && validationLoss == other.validationLoss
  }

  /// Its cells, each the shortest text that gives the same number again; empty where there is no number.
  var line: String {
    let cells = [
      "\(number)", "\(updates)", "\(learningRate)", "\(loss)", validationLoss.map { "\($0)" } ?? "",
      accuracy.map { "\($0)" } ?? "",
      "\(gradientNorm)", "\(seconds)",
    ]
    return cells.joined(separator: ",")
  }

  init(line: Substring) throws(LineFault) {
    let cells = line.utf8.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false).map { Substring($0) }
    guard cells.count == 8 else {
      throw LineFault("it has \(cells.count) cell\(cells.count == 1 ? "" : "s") instead of 8")
    }
    func number<Number: LosslessStringConvertible>(_ index: Int) throws(LineFault) -> Number {
      guard let number = Number(String(cells[index])) else {
        let name = RunMetrics.header.split(separator: ",")[index]
        throw LineFault("“\(cells[index].prefix(40))” is no number for \(name)")
      }
      return number
    }
    self.init(
      number: try number(0), updates: try number(1), learningRate: try number(2), loss: try number(3),
      validationLoss: cells[4].isEmpty ? nil : try number(4), accuracy: cells[5].isEmpty ? nil : try number(5),
      gradientNorm: try number(6), seconds: try number(7))
  }
}
