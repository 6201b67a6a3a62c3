import Tensors

/// How surprised the scores are by the right classes: the mean over the rows of −log softmax(x[r])[class of r].
///
///     loss = −(1/R) Σᵣ log softmax(x[r])[targets[r]]
///     ∂x[r] = ∂loss/R · (softmax(x[r]) − one at targets[r])
///
/// Shapes: x [R, O] scores of O classes, R targets below O → [].   Unit: nats; log O for scores that are all equal.
public func crossEntropy(_ x: Variable, targets: [Int]) -> Variable {
  guard x.shape.count == 2, x.shape[0] > 0, targets.count == x.shape[0], targets.allSatisfy((0..<x.shape[1]).contains) else {
    let classes = x.shape.count == 2 ? x.shape[1] : 0
    refuse(
      """
      crossEntropy needs scores [R, O] and one target below O for each of the R rows, and got scores of shape \(x.shape) and \
      \(targets.count) targets\(targets.first { !(0..<classes).contains($0) }.map { ", among them \($0)" } ?? "").
      """)
  }
  let (probabilities, surprise) = x.value.softmax(targets: targets)
  let rows = Scalar(x.shape[0])
  return x.tape.record("cross-entropy", Tensor(surprise / rows), from: [x]) { dy in
    var dx = probabilities
    for (row, target) in targets.enumerated() { dx[row, target] -= 1 }
    return [dx * (dy.scalar / rows)]
  }
}
