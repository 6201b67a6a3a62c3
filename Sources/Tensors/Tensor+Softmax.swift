extension Tensor {
  /// The natural logarithm of each row's softmax: x − log Σ eˣ, computed from the row's largest number so that nothing overflows.
  ///
  /// Shapes: [R, C] → [R, C].
  public func logSoftmaxOfRows() -> Tensor {
    let (rows, columns) = matrixShape("logSoftmaxOfRows")
    guard columns > 0 else { refuse("logSoftmaxOfRows needs at least one column, and got the shape \(shape).") }
    let places = (0..<rows).map { $0 * columns..<($0 + 1) * columns }
    var shifted = numbers
    shifted.withUnsafeMutableBufferPointer { x in
      for row in places {
        let largest = x[row].max()!
        for place in row { x[place] -= largest }
      }
    }
    let powers = Kernels.exp(shifted)
    let logarithms = Tensor(row: places.map { powers[$0].reduce(0, +) }).log()
    shifted.withUnsafeMutableBufferPointer { x in
      for (row, logarithm) in zip(places, logarithms.numbers) { for place in row { x[place] -= logarithm } }
    }
    return Tensor(trusted: form, shifted)
  }

  /// The softmax of each row, and −log of it at each row's target, summed over the rows.
  ///
  /// Shapes: [R, C] and R targets below C → [R, C].
  package func softmax(targets: [Int]) -> (probabilities: Tensor, surprise: Scalar) {
    let result = Kernels.softmax(numbers, columns: columns, targets: targets)
    return (Tensor(trusted: form, result.p), result.surprise)
  }

  /// Back from the surprise: (p − one at the targets) · share, with p the probabilities, which this tensor is.
  package func softmaxGradient(targets: [Int], times share: Scalar) -> Tensor {
    Tensor(trusted: form, Kernels.softmaxGradient(numbers, columns: columns, targets: targets, times: share))
  }
}
