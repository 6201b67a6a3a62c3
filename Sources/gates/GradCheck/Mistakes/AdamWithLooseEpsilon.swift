import FourGates
import Foundation

/// Adam with a pair of parentheses missing, so that ε is added to the parameter and not to the divisor.
///
///     right      w ← w − η · m̂ / (√v̂ + ε)
///     here       w ← w − η · m̂ / √v̂ + ε
///
/// The usual ε is 10⁻⁸, and nobody sees it.
struct AdamWithLooseEpsilon: ResumableOptimizer {
  let name = "adam"
  let moments = ["first", "second"]
  var learningRate: Double
  let epsilon: Double
  private var updates = 0
  private var first: [(name: String, tensor: Tensor)] = []
  private var second: [(name: String, tensor: Tensor)] = []

  init(learningRate: Double, epsilon: Double) {
    (self.learningRate, self.epsilon) = (learningRate, epsilon)
  }

  mutating func update(_ parameters: [Parameter], with gradients: Gradients) {
    if first.isEmpty {
      first = parameters.map { ("first.\($0.name)", .zeros($0.value.shape)) }
      second = parameters.map { ("second.\($0.name)", .zeros($0.value.shape)) }
    }
    updates += 1
    for (index, w) in parameters.enumerated() {
      let g = gradients[w]
      first[index].tensor = 0.9 * first[index].tensor + 0.1 * g
      second[index].tensor = 0.999 * second[index].tensor + 0.001 * g * g
      let m = first[index].tensor / Scalar(1 - pow(0.9, Double(updates)))
      let v = second[index].tensor / Scalar(1 - pow(0.999, Double(updates)))
      w.value = w.value - Scalar(learningRate) * m / v.power(0.5) + Scalar(epsilon)
    }
  }

  var state: OptimizerState {
    get { OptimizerState(updates: updates, tensors: first + second) }
    set {
      updates = newValue.updates
      first = newValue.tensors.filter { $0.name.hasPrefix("first.") }
      second = newValue.tensors.filter { $0.name.hasPrefix("second.") }
    }
  }
}
