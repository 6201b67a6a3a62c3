import FourGates

/// A loss that is good enough to be timed: in how many epochs does a run get there?
struct LossTarget: Equatable, Sendable {
  let loss: Double
  /// What the number is, for tables and sentences.
  let name: String

  /// Twice the noise floor, or a tenth of what the best simple rule reaches where there is no noise.
  init?(for comparison: Comparison) {
    self.init(floor: comparison.experiments[0].task.floor, baselines: comparison.baselines)
  }

  init?(floor: Double?, baselines: [(name: String, loss: Double)]) {
    if let floor, floor > 0 {
      (loss, name) = (2 * floor, "twice the noise floor")
    } else if let best = baselines.last(where: { $0.loss > 0 }) {
      (loss, name) = (best.loss / 10, "a tenth of the loss of the rule “\(best.name)”")
    } else {
      return nil
    }
  }
}
