import Autograd
import Tensors

/// Gradient descent with a rate of its own for every number: the more gradient a number has had, the smaller its steps.
///
///     s ← s + g²
///     w ← w − η · g / (√s + ε)
///
/// The sum never shrinks, so the steps get smaller for ever.
///
/// - Source: [DHS11].
public struct AdaGrad: Optimizer {
  public let name = "adagrad"
  public var learningRate: Double
  public let epsilon: Double
  private var squares = Moment("squares")

  public init(learningRate: Double = 0.01, epsilon: Double = 1e-10) {
    requireNotNegative(learningRate, "the learning rate")
    requirePositive(epsilon, "epsilon")
    self.learningRate = learningRate
    self.epsilon = epsilon
  }

  public mutating func update(_ parameters: [Parameter], with gradients: Gradients) {
    squares.prepare(for: parameters)
    let rate = Scalar(learningRate)
    let epsilon = Scalar(epsilon)
    for (index, parameter) in parameters.enumerated() {
      parameter.change(by: gradients, &squares.rows[index]) { w, g, s in
        for i in w.indices {
          s[i] += g[i] * g[i]
          w[i] -= rate * g[i] / (s[i].squareRoot() + epsilon)
        }
      }
    }
  }
}

extension AdaGrad: ResumableOptimizer {
  package var moments: [String] { [squares.name] }

  package var state: OptimizerState {
    get { OptimizerState(tensors: squares.tensors) }
    set { squares = Moment(squares.name, from: newValue) }
  }
}
