import FourGates
import Plotting

/// An optimizer at a learning rate.
struct Candidate: Hashable, Sendable {
  let optimizer: OptimizerChoice
  let rate: Double

  /// As a sentence says it: Adam at 0.01.
  var name: String { "\(optimizer.title) at \(shortText(rate))" }
}

extension OptimizerChoice {
  /// As a sentence says it.
  var title: String {
    switch self {
    case .sgd: "SGD"
    case .momentum: "momentum"
    case .nesterov: "Nesterov"
    case .adagrad: "AdaGrad"
    case .rmsprop: "RMSProp"
    case .adam: "Adam"
    case .adamw: "AdamW"
    }
  }

  /// The first three have their colours in the lessons.
  var ink: Ink {
    switch self {
    case .sgd: .sgd
    case .momentum: .momentum
    case .adam: .adam
    case .rmsprop: .series(2)
    case .nesterov: .series(4)
    case .adagrad: .series(5)
    case .adamw: .series(7)
    }
  }
}
