import Tensors

/// What the gates of a layer add up at every step, before it is squashed, with the parts kept apart.
///
///     x·W for all steps at once, [T, G·H];   h·U step by step
struct GateSums {
  private let weights: LayerWeights
  private let fromInput: [Scalar]
  private var fromMemory: [Scalar] = []
  private var fromCell: [Quantity: [Scalar]] = [:]
  private let hidden: Int
  private let width: Int

  init(_ weights: LayerWeights, over x: Tensor) {
    self.weights = weights
    hidden = weights.hidden
    width = weights.gates.count * weights.hidden
    fromInput = x.matrixProduct(weights.W).scalars
    fromMemory.reserveCapacity(fromInput.count)
    for gate in weights.peepholes.keys { fromCell[gate] = [] }
  }

  /// Begins a step with its h·U.
  mutating func begin(memory h: [Scalar]) {
    fromMemory += Tensor(shape: [1, hidden], scalars: h).matrixProduct(weights.U).scalars
  }

  /// x·W and h·U of the last gate at the step that has begun.
  var candidateParts: (input: [Scalar], memory: [Scalar]) {
    let range = fromMemory.count - hidden..<fromMemory.count
    return (Array(fromInput[range]), Array(fromMemory[range]))
  }

  /// x·W + h·U + b of a gate at the step that has begun, and c ⊙ p if it has a peephole.
  mutating func sum(_ index: Int, seeing c: [Scalar] = []) -> Tensor {
    let gate = weights.gates[index]
    let (place, bias) = (fromMemory.count - width + index * hidden, weights.biases[gate]!)
    var sum = (0..<hidden).map { fromInput[place + $0] + fromMemory[place + $0] + bias[$0] }
    if let peephole = weights.peepholes[gate] {
      let seen = (0..<hidden).map { c[$0] * peephole[$0] }
      for unit in 0..<hidden { sum[unit] += seen[unit] }
      fromCell[gate]! += seen
    }
    return Tensor(row: sum)
  }

  /// The parts of all gates at all steps; what a cell adds otherwise is in `others`.
  func parts(others: [Quantity: [GatePart: Track]] = [:]) -> [Quantity: [GatePart: Track]] {
    var parts: [Quantity: [GatePart: Track]] = [:]
    for (index, gate) in weights.gates.enumerated() {
      parts[gate] = [
        .input: Track(fromInput, hidden: hidden, start: index * hidden, stride: width),
        .memory: Track(fromMemory, hidden: hidden, start: index * hidden, stride: width),
        .bias: Track(weights.biases[gate]!, hidden: hidden, stride: 0),
      ]
      if let seen = fromCell[gate] { parts[gate]![.peephole] = Track(seen, hidden: hidden) }
      parts[gate]!.merge(others[gate] ?? [:]) { $1 }
    }
    return parts
  }
}
