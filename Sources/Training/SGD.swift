import Autograd
import Tensors

/// Stochastic gradient descent: a step against the gradient, as long as the gradient is steep.
///
///     w ← w − η · (g + λ·w)
///
/// The weight decay λ pulls every number towards 0, as if λ/2·w² had been added to the loss.
///
/// - Source: [RM51].
public struct SGD: Optimizer {
  public let name = "sgd"
  public var learningRate: Double
  public let weightDecay: Double

  public init(learningRate: Double = 0.01, weightDecay: Double = 0) {
    requireNotNegative(learningRate, "the learning rate")
    requireNotNegative(weightDecay, "the weight decay")
    self.learningRate = learningRate
    self.weightDecay = weightDecay
  }

  public mutating func update(_ parameters: [Parameter], with gradients: Gradients) {
    let rate = Scalar(learningRate)
    let decay = Scalar(weightDecay)
    for parameter in parameters {
      parameter.change(by: gradients) { w, g in
        for i in w.indices {
          w[i] -= rate * (g[i] + decay * w[i])
        }
      }
    }
  }
}

extension SGD: ResumableOptimizer {
  package var moments: [String] { [] }

  /// Nothing: every update depends on the gradients alone.
  package var state: OptimizerState {
    get { OptimizerState() }
    set {}
  }
}
