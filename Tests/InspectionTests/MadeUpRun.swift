import FourGates
import Testing

/// A network with numbers drawn at random, and a sequence for it; H ≠ I, and the memory does not begin with zeros.
struct MadeUpRun: Sendable, CustomTestStringConvertible {
  let cell: Architecture.Cell
  let layers: Int
  let useGate: UseGate
  let embedding: Int?
  let filters: Int?
  let inputs = 3
  let hidden = 5
  let steps = 7

  init(
    _ cell: Architecture.Cell, layers: Int = 1, useGate: UseGate = .standard, embedding: Int? = nil, filters: Int? = nil
  ) {
    (self.cell, self.layers, self.useGate, self.embedding, self.filters) = (cell, layers, useGate, embedding, filters)
  }

  static let all =
    Architecture.Cell.allCases.flatMap { cell in [1, 3].map { MadeUpRun(cell, layers: $0) } }
    + [MadeUpRun(.lstm, layers: 2, useGate: .lessonNotes), MadeUpRun(.lstm, embedding: 4)]

  var testDescription: String { "\(cell.rawValue), \(layers) layers, \(useGate.rawValue), \(embedding ?? 0) embedded" }

  var content: (net: Network, inputs: [[Scalar]]) {
    var dice = Dice(seed: 11)
    let architecture = Architecture(
      cell, inputs: inputs, hidden: hidden, layers: layers, outputs: 2, useGate: useGate, embedding: embedding, filters: filters
    )
    let net = Network(architecture, initial: .uniform(1.2), dice: &dice)
    return (net, (0..<steps).map { _ in Tensor.normal([inputs], dice: &dice).scalars })
  }

  var start: NetworkMemory {
    var dice = Dice(seed: 12)
    let parts = cell == .lstm || cell == .peephole ? 2 : 1
    return NetworkMemory(
      layers: (0..<layers).map { _ in (0..<parts).map { _ in .normal([1, hidden], deviation: 0.7, dice: &dice) } })
  }
}

/// That as many numbers are equal up to a few roundings.
func expectEqual(_ got: [Scalar], _ expected: [Scalar], sourceLocation: SourceLocation = #_sourceLocation) {
  #expect(got.count == expected.count, sourceLocation: sourceLocation)
  for (a, b) in zip(got, expected) {
    #expect(abs(a - b) <= 32 * Scalar.ulpOfOne * max(1, abs(b)), sourceLocation: sourceLocation)
  }
}
