import Tensors

/// How surprised the scores are by the right classes: the mean over the rows of −log softmax(x[r])[class of r].
///
///     loss = −(1/R) Σᵣ log softmax(x[r])[targets[r]]
///     ∂x[r] = ∂loss/R · (softmax(x[r]) − one at targets[r])
///
/// Shapes: x [R, O] scores of O classes, R targets below O → [].   Unit: nats; log O for scores that are all equal.
public func crossEntropy(_ x: Variable, targets: [Int]) -> Variable {
  requireTargets(targets, scores: x.form)
  let (probabilities, surprise) = x.value.softmax(targets: targets)
  let rows = Scalar(targets.count)
  return x.tape.record("cross-entropy", Tensor(surprise / rows), from: x) { dy in
    [probabilities.softmaxGradient(targets: targets, times: dy.scalar / rows)]
  }
}

/// Stops unless there is a class for each row of scores.
package func requireTargets(_ targets: [Int], scores: Shape) {
  guard let (count, classes) = scores.matrix else {
    refuse("crossEntropy needs scores of shape [R, O], and got \(scores.sizes).")
  }
  guard count > 0, targets.count == count, targets.allSatisfy((0..<classes).contains) else {
    refuse("crossEntropy needs one target below \(classes) for each of the \(count) rows, and got \(targets).")
  }
}
