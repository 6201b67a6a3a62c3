import Autograd
import Tensors

/// Gradient descent with momentum: steps that agree add up, steps that contradict each other cancel.
///
///     v ← μ·v + g
///     w ← w − η·v
///
/// Under a steady gradient a step grows to η·g / (1 − μ): ten times that of plain descent for μ = 0.9.
///
/// - Source: [Pol64]; in PyTorch's form, without dampening.
public struct Momentum: Optimizer {
  public let name = "momentum"
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
          w[i] -= rate * v[i]
        }
      }
    }
  }
}

extension Momentum: ResumableOptimizer {
  package var moments: [String] { [velocity.name] }

  package var state: OptimizerState {
    get { OptimizerState(tensors: velocity.tensors) }
    set { velocity = Moment(velocity.name, from: newValue) }
  }
}
