import Tensors

extension Variable {
  /// The rows with these numbers, in this order: what an embedding does. A row that is taken twice gets both gradients.
  ///
  ///     Y[n] = X[indices[n]]
  ///     ∂X[r] = Σ ∂Y[n] over all n with indices[n] = r
  ///
  /// Shapes: X [R, C], N indices → [N, C].
  public func rows(at indices: [Int]) -> Variable {
    let form = value.form
    return tape.record("look up rows", value.rows(at: indices), from: self) { dy in
      var dx = Tensor(repeating: 0, form)
      dx.add(rowsOf: dy, at: indices)
      return [dx]
    }
  }
}
