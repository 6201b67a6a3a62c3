import Tensors

extension LayerRecord {
  /// An LSTM, with or without peepholes, with either use gate.
  ///
  /// It must equal the steps of `LSTMCell` and `PeepholeLSTMCell`, up to rounding.
  init(lstm weights: LayerWeights, over x: Tensor, from start: (c: [Scalar], h: [Scalar]), holding holds: LayerHolds) {
    let units = 0..<weights.hidden
    var sums = GateSums(weights, over: x)
    var numbers: [Quantity: [Scalar]] = [:]
    var shown: [Scalar] = []
    var (c, h) = start
    for row in 0..<x.rows {
      sums.begin(memory: h)
      let forget = holds.applied(to: sums.sum(0, seeing: c).sigmoid(), .forget, row)
      let input = holds.applied(to: sums.sum(1, seeing: c).sigmoid(), .input, row)
      let candidate = holds.applied(to: sums.sum(2).tanh(), .candidate, row)
      let kept = units.map { forget[$0] * c[$0] }
      let learned = units.map { input[$0] * candidate[$0] }
      c = units.map { kept[$0] + learned[$0] }
      let output = holds.applied(to: sums.sum(3, seeing: c).sigmoid(), .output, row)
      let squashed = weights.notes.map { Tensor(rows: [kept]).matrixProduct($0.W).adding(row: $0.b) } ?? Tensor(row: c)
      let tanh = squashed.tanh().scalars
      h = units.map { output[$0] * tanh[$0] }
      if weights.notes != nil { shown += squashed.scalars }
      let step: [(Quantity, [Scalar])] = [
        (.forget, forget), (.input, input), (.candidate, candidate), (.output, output), (.kept, kept), (.learned, learned),
        (.longTerm, c), (.shortTerm, h),
      ]
      for (quantity, values) in step { numbers[quantity, default: []] += values }
    }
    let values = numbers.mapValues { Track($0, hidden: weights.hidden) }
    self.init(
      hidden: weights.hidden, rows: x.rows, values: values, parts: sums.parts(),
      shown: weights.notes == nil ? values[.longTerm]! : Track(shown, hidden: weights.hidden))
  }
}
