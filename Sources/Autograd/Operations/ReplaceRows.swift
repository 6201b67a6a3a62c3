import Tensors

extension Variable {
  /// Some rows exchanged for those of another matrix; each row's gradient goes where the row came from.
  ///
  ///     y[r] = b[r] where exchanged[r],  x[r] elsewhere
  ///     ∂b[r] = ∂y[r] where exchanged[r], 0 elsewhere,  ∂x[r] the other way round
  ///
  /// Shapes: x, b [R, C] and R answers → [R, C].
  public func replacingRows(where exchanged: [Bool], with b: Variable) -> Variable {
    let (x, other) = (value, b.value)
    guard x.shape.count == 2, other.shape == x.shape, exchanged.count == x.shape[0] else {
      refuse(
        """
        replacingRows needs two matrices of one shape and an answer for each row, and got \(x.shape), \(other.shape) and \
        \(exchanged.count) answers.
        """)
    }
    func mixed(_ x: Tensor, _ b: Tensor) -> Tensor {
      exchanged.indices.reduce(into: x) { mixed, row in
        if exchanged[row] { mixed = mixed.replacing(rows: row..<row + 1, with: b.rows(row..<row + 1)) }
      }
    }
    return tape.record("replace rows", mixed(x, other), from: self, b) { dy in
      let zeros = Tensor.zeros(dy.shape)
      return [mixed(dy, zeros), mixed(zeros, dy)]
    }
  }
}
