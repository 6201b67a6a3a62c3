import Tensors

/// How surprised the scores are by the right classes: the mean over the rows of −log softmax(x[r])[class of r].
///
///     loss = −(1/R) Σᵣ log softmax(x[r])[targets[r]]
///     ∂x[r] = ∂loss/R · (softmax(x[r]) − one at targets[r])
///
/// Shapes: x [R, O] scores of O classes, R targets below O → [].   Unit: nats; log O for scores that are all equal.
public func crossEntropy(_ x: Variable, targets: [Int]) -> Variable {
  let logarithms = x.value.logSoftmaxOfRows()
  let (rows, classes) = (x.shape[0], x.shape[1])
  guard rows > 0, targets.count == rows, targets.allSatisfy((0..<classes).contains) else {
    refuse("crossEntropy needs one target below \(classes) for each of the \(rows) rows, and got \(targets).")
  }
  let surprise = targets.indices.reduce(Scalar(0)) { $0 - logarithms[$1, targets[$1]] } / Scalar(rows)
  return x.tape.record("cross-entropy", Tensor(surprise), from: [x]) { dy in
    var dx = logarithms.exp()
    for (row, target) in targets.enumerated() { dx[row, target] -= 1 }
    return [dx * (dy.scalar / Scalar(rows))]
  }
}
