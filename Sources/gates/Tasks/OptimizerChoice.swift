import FourGates
import LessonKit

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

  /// How much of its mean of squares is left after an update, where nothing else is wished; nil if it has no such mean.
  var defaultSmoothing: Double? { self == .rmsprop ? RMSProp.defaultSmoothing : nil }

  /// Its weight decay where nothing else is wished; nil if it takes none.
  var defaultWeightDecay: Double? {
    switch self {
    case .sgd, .adam: 0
    case .adamw: AdamW.defaultWeightDecay
    case .momentum, .nesterov, .adagrad, .rmsprop: nil
    }
  }

  /// - Precondition: the rate is finite and not negative; what is wished besides is something that this optimizer takes.
  func make(rate: Double, smoothing: Double? = nil, weightDecay: Double? = nil) -> any ResumableOptimizer {
    switch self {
    case .sgd: SGD(learningRate: rate, weightDecay: weightDecay ?? 0)
    case .momentum: Momentum(learningRate: rate)
    case .nesterov: Nesterov(learningRate: rate)
    case .adagrad: AdaGrad(learningRate: rate)
    case .rmsprop: RMSProp(learningRate: rate, smoothing: smoothing ?? RMSProp.defaultSmoothing)
    case .adam: Adam(learningRate: rate, weightDecay: weightDecay ?? 0)
    case .adamw: AdamW(learningRate: rate, weightDecay: weightDecay ?? AdamW.defaultWeightDecay)
    }
  }
}

/// What can be wrong with an optimizer that was asked for.
enum OptimizerError: Error, Equatable, CustomStringConvertible {
  case unknown(name: String)
  case noWeightDecay(OptimizerChoice)
  case noSmoothing(OptimizerChoice)
  case twoClippings

  var description: String {
    switch self {
    case .unknown(let name): notThere("optimizer", name, OptimizerChoice.allCases.map(\.rawValue))
    case .noWeightDecay(let optimizer): Self.goesWith("--weight-decay", optimizer) { $0.defaultWeightDecay != nil }
    case .noSmoothing(let optimizer): Self.goesWith("--smoothing", optimizer) { $0.defaultSmoothing != nil }
    case .twoClippings:
      "--clip shortens gradients together, and --clip-value cuts each number off by itself; choose one of them."
    }
  }

  private static func goesWith(
    _ option: String, _ optimizer: OptimizerChoice, _ takes: (OptimizerChoice) -> Bool
  ) -> String {
    let takers = listed(OptimizerChoice.allCases.filter(takes).map(\.rawValue), "or")
    return
      "\(option) goes with \(takers), and the optimizer is \(optimizer.rawValue); choose another optimizer, or leave it out."
  }
}
