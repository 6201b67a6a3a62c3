import Tensors

extension LayerRecord {
  /// It must equal the steps of `ElmanCell`, up to rounding.
  init(elman weights: LayerWeights, over x: Tensor, from start: [Scalar], holding holds: LayerHolds) {
    var sums = GateSums(weights, over: x)
    var (h, shortTerm) = (start, [Scalar]())
    for row in 0..<x.rows {
      sums.begin(memory: h)
      h = holds.applied(to: sums.sum(0).tanh(), .shortTerm, row)
      shortTerm += h
    }
    self.init(
      hidden: weights.hidden, rows: x.rows, values: [.shortTerm: Track(shortTerm, hidden: weights.hidden)], parts: sums.parts())
  }

  /// It must equal the steps of `GRUCell`, up to rounding.
  init(gru weights: LayerWeights, over x: Tensor, from start: [Scalar], holding holds: LayerHolds) {
    let units = 0..<weights.hidden
    let (bias, memoryBias) = (weights.biases[.candidate]!, weights.memoryBias)
    var sums = GateSums(weights, over: x)
    var numbers: [Quantity: [Scalar]] = [:]
    var (fromMemory, fromBias): ([Scalar], [Scalar]) = ([], [])
    var h = start
    for row in 0..<x.rows {
      sums.begin(memory: h)
      let reset = holds.applied(to: sums.sum(0).sigmoid(), .reset, row)
      let update = holds.applied(to: sums.sum(1).sigmoid(), .update, row)
      let (x, hU) = sums.candidateParts
      let sum = units.map { (x[$0] + bias[$0]) + reset[$0] * (hU[$0] + memoryBias[$0]) }
      let candidate = holds.applied(to: Tensor(row: sum).tanh(), .candidate, row)
      fromMemory += units.map { reset[$0] * hU[$0] }
      fromBias += units.map { bias[$0] + reset[$0] * memoryBias[$0] }
      h = units.map { candidate[$0] + update[$0] * (h[$0] - candidate[$0]) }
      for (quantity, values) in [(Quantity.reset, reset), (.update, update), (.candidate, candidate), (.shortTerm, h)] {
        numbers[quantity, default: []] += values
      }
    }
    self.init(
      hidden: weights.hidden, rows: x.rows, values: numbers.mapValues { Track($0, hidden: weights.hidden) },
      parts: sums.parts(others: [
        .candidate: [
          .memory: Track(fromMemory, hidden: weights.hidden), .bias: Track(fromBias, hidden: weights.hidden),
        ]
      ]))
  }
}
