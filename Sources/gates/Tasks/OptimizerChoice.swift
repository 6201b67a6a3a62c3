import FourGates

/// The optimizers, by the names that one types.
enum OptimizerChoice: String, CaseIterable, Sendable, Codable {
  case sgd, momentum, nesterov, adagrad, rmsprop, adam, adamw

  /// - Throws: `OptimizerError`, with the nearest name.
  init(named name: String) throws {
    guard let choice = OptimizerChoice(rawValue: name) else { throw OptimizerError.unknown(name: name) }
    self = choice
  }

  /// A rate at which the optimizer learns the tasks of this tool.
  var defaultRate: Double {
    switch self {
    case .sgd: 0.1
    case .momentum, .nesterov: 0.05
    case .adagrad: 0.05
    case .rmsprop: 0.003
    case .adam, .adamw: 0.01
    }
  }

  /// - Precondition: the rate is finite and not negative.
  func make(rate: Double) -> any ResumableOptimizer {
    switch self {
    case .sgd: SGD(learningRate: rate)
    case .momentum: Momentum(learningRate: rate)
    case .nesterov: Nesterov(learningRate: rate)
    case .adagrad: AdaGrad(learningRate: rate)
    case .rmsprop: RMSProp(learningRate: rate)
    case .adam: Adam(learningRate: rate)
    case .adamw: AdamW(learningRate: rate)
    }
  }
}

/// What can be wrong with an optimizer that was asked for.
enum OptimizerError: Error, Equatable, CustomStringConvertible {
  case unknown(name: String)

  var description: String {
    switch self {
    case .unknown(let name): notThere("optimizer", name, OptimizerChoice.allCases.map(\.rawValue))
    }
  }
}
