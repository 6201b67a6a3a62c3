import Autograd
import Tensors

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Adam whose weight decay is kept apart from the gradient: every number shrinks at the same pace, whatever its gradients were.
///
///     w ← w − η·λ·w
///     m ← β₁·m + (1 − β₁)·g
///     v ← β₂·v + (1 − β₂)·g²
///     w ← w − η · m̂ / (√v̂ + ε)          m̂ = m / (1 − β₁ᵗ),  v̂ = v / (1 − β₂ᵗ) at update t = 1, 2, …
///
/// - Source: [LH19] algorithm 2, with ε where PyTorch has it.
public struct AdamW: Optimizer {
  public let name = "adamw"
  public var learningRate: Double
  public let beta1: Double
  public let beta2: Double
  public let epsilon: Double
  public let weightDecay: Double
  private var updates = 0
  private var first = Moment("first")
  private var second = Moment("second")

  public static let defaultWeightDecay = 0.01

  public init(
    learningRate: Double = 0.001, beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double = 1e-8,
    weightDecay: Double = AdamW.defaultWeightDecay
  ) {
    requireNotNegative(learningRate, "the learning rate")
    requireFraction(beta1, "beta1")
    requireFraction(beta2, "beta2")
    requirePositive(epsilon, "epsilon")
    requireNotNegative(weightDecay, "the weight decay")
    self.learningRate = learningRate
    self.beta1 = beta1
    self.beta2 = beta2
    self.epsilon = epsilon
    self.weightDecay = weightDecay
  }

  public mutating func update(_ parameters: [Parameter], with gradients: Gradients) {
    first.prepare(for: parameters)
    second.prepare(for: parameters, beside: first)
    updates += 1
    let rate = Scalar(learningRate / (1 - pow(beta1, Double(updates))))
    let growth = Scalar(1 / (1 - pow(beta2, Double(updates))).squareRoot())
    let (kept1, added1) = (Scalar(beta1), Scalar(1 - beta1))
    let (kept2, added2) = (Scalar(beta2), Scalar(1 - beta2))
    let epsilon = Scalar(epsilon)
    let shrinking = Scalar(1 - learningRate * weightDecay)
    parameters.change(by: gradients, &first, &second) { w, m, v, g in
      for i in w.indices {
        m[i] = kept1 * m[i] + added1 * g[i]
        v[i] = kept2 * v[i] + added2 * g[i] * g[i]
        w[i] = shrinking * w[i] - rate * m[i] / (v[i].squareRoot() * growth + epsilon)
      }
    }
  }
}

extension AdamW: ResumableOptimizer {
  package var moments: [String] { [first.name, second.name] }

  package var state: OptimizerState {
    get { OptimizerState(updates: updates, tensors: first.tensors + second.tensors) }
    set {
      updates = newValue.updates
      first = Moment(first.name, from: newValue)
      second = Moment(second.name, from: newValue)
    }
  }
}
