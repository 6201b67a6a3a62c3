import Autograd
import Tensors

/// Momentum that looks ahead: the step is the one that momentum would make next.
///
///     v ← μ·v + g
///     w ← w − η·(g + μ·v)
///
/// - Source: [Nes83]; in the form of [SMDH13] and PyTorch.
public struct Nesterov: Optimizer {
  public let name = "nesterov"
  public var learningRate: Double
  /// How much of the velocity is left after an update, μ.
  public let momentum: Double
  private var velocity = Moment("velocity")

  public init(learningRate: Double = 0.01, momentum: Double = 0.9) {
    requireNotNegative(learningRate, "the learning rate")
    requireFraction(momentum, "the momentum")
    self.learningRate = learningRate
    self.momentum = momentum
  }

  public mutating func update(_ parameters: [Parameter], with gradients: Gradients) {
    velocity.prepare(for: parameters)
    let rate = Scalar(learningRate)
    let momentum = Scalar(momentum)
    for (index, parameter) in parameters.enumerated() {
      parameter.change(by: gradients, &velocity.rows[index]) { w, g, v in
        for i in w.indices {
          v[i] = momentum * v[i] + g[i]
          w[i] -= rate * (g[i] + momentum * v[i])
        }
      }
    }
  }
}

extension Nesterov: ResumableOptimizer {
  package var moments: [String] { [velocity.name] }

  package var state: OptimizerState {
    get { OptimizerState(tensors: velocity.tensors) }
    set { velocity = Moment(velocity.name, from: newValue) }
  }
}
