import Autograd
import Tensors

/// AdaGrad that forgets: a step is measured by the usual size of the recent gradients.
///
///     s ← α·s + (1 − α)·g²
///     w ← w − η · g / (√s + ε)
///
/// The mean s begins at 0 and is not corrected for it, so the first steps are long: η / √(1 − α) each way.
///
/// - Source: [TH12].
public struct RMSProp: Optimizer {
  public let name = "rmsprop"
  public var learningRate: Double
  /// How much of the mean of squares is left after an update, α.
  public let smoothing: Double
  public let epsilon: Double
  private var squares = Moment("squares")

  public static let defaultSmoothing = 0.99

  public init(learningRate: Double = 0.01, smoothing: Double = RMSProp.defaultSmoothing, epsilon: Double = 1e-8) {
    requireNotNegative(learningRate, "the learning rate")
    requireFraction(smoothing, "the smoothing")
    requirePositive(epsilon, "epsilon")
    self.learningRate = learningRate
    self.smoothing = smoothing
    self.epsilon = epsilon
  }

  public mutating func update(_ parameters: [Parameter], with gradients: Gradients) {
    squares.prepare(for: parameters)
    let rate = Scalar(learningRate)
    let kept = Scalar(smoothing)
    let added = Scalar(1 - smoothing)
    let epsilon = Scalar(epsilon)
    for (index, parameter) in parameters.enumerated() {
      parameter.change(by: gradients, &squares.rows[index]) { w, g, s in
        for i in w.indices {
          s[i] = kept * s[i] + added * g[i] * g[i]
          w[i] -= rate * g[i] / (s[i].squareRoot() + epsilon)
        }
      }
    }
  }
}

extension RMSProp: ResumableOptimizer {
  package var moments: [String] { [squares.name] }

  package var state: OptimizerState {
    get { OptimizerState(tensors: squares.tensors) }
    set { squares = Moment(squares.name, from: newValue) }
  }
}
