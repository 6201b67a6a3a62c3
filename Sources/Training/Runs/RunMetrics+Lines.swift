extension RunMetrics {
  static let header = "epoch,updates,learning_rate,loss,validation_loss,accuracy,gradient_norm,seconds"

  /// The whole file.
  var text: String {
    ([Self.header] + epochs.map(\.line)).joined(separator: "\n") + "\n"
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
    let cells = line.split(separator: ",", omittingEmptySubsequences: false)
    let names = RunMetrics.header.split(separator: ",")
    guard cells.count == names.count else {
      throw LineFault("it has \(cells.count) cell\(cells.count == 1 ? "" : "s") instead of \(names.count)")
    }
    func number<Number: LosslessStringConvertible>(_ index: Int) throws(LineFault) -> Number {
      guard let number = Number(String(cells[index])) else {
        throw LineFault("“\(cells[index].prefix(40))” is no number for \(names[index])")
      }
      return number
    }
    self.init(
      number: try number(0), updates: try number(1), learningRate: try number(2), loss: try number(3),
      validationLoss: cells[4].isEmpty ? nil : try number(4), accuracy: cells[5].isEmpty ? nil : try number(5),
      gradientNorm: try number(6), seconds: try number(7))
  }
}
