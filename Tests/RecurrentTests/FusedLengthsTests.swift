import Autograd
import Tensors
import Testing

@testable import Recurrent

@Suite struct `Sequences of several lengths` {
  private static let cases = CellKind.allCases.flatMap { kind in
    [
      (1, 1, 1, 3, 1), (3, 2, 5, 2, 1), (5, 3, 9, 6, 1), (4, 1, 17, 5, 2), (17, 5, 33, 4, 1), (3, 2, 3, 7, 3),
      (2, 3, 50, 20, 1), (33, 2, 33, 27, 1),
    ].map {
      SequenceCase(kind, $0.0, $0.1, $0.2, $0.3, layers: $0.4)
    }
  }

  /// All as long as can be, in any order, the longest first, all a single step.
  private static func lengths(_ sequence: SequenceCase) -> [[Int]] {
    let mixed = (0..<sequence.batch).map { 1 + (3 * $0 + 1) % sequence.steps }
    return [
      .init(repeating: sequence.steps, count: sequence.batch), mixed, mixed.sorted(by: >),
      .init(repeating: 1, count: sequence.batch),
    ]
  }

  @Test(arguments: cases)
  func `run fused as by steps`(_ sequence: SequenceCase) {
    var sequence = sequence
    for lengths in Self.lengths(sequence) {
      for hasStart in [true, false] {
        (sequence.lengths, sequence.hasStart) = (lengths, hasStart)
        for seen in SeenByLoss.allCases {
          sequence.seen = seen
          expectEqual(
            sequence.numbers(by: .fusedSequence), sequence.numbers(by: .steps), within: 32, "\(lengths), \(seen.rawValue)")
        }
      }
    }
  }

  @Test(arguments: cases, [Unrolling.steps, .fusedSequence])
  func `run together as each member alone at its own length`(_ sequence: SequenceCase, _ way: Unrolling) {
    var sequence = sequence
    for lengths in Self.lengths(sequence) {
      for hasStart in [true, false] {
        (sequence.lengths, sequence.hasStart) = (lengths, hasStart)
        expectEqual(sequence.numbers(by: way), sequence.numbersOfMembersAlone(), within: 32, "\(lengths)")
      }
    }
  }

  @Test(arguments: CellKind.allCases)
  func `that are all as long as can be are the bits of a run without lengths`(_ kind: CellKind) {
    for way in [Unrolling.steps, .fusedSequence] {
      var sequence = SequenceCase(kind, 3, 2, 9, 4, layers: 2)
      let without = sequence.numbers(by: way)
      sequence.lengths = [4, 4, 4]
      #expect(sequence.numbers(by: way) == without)
    }
  }

  @Test(arguments: CellKind.allCases, [Unrolling.steps, .fusedSequence])
  func `do not feel what stands after their ends`(_ kind: CellKind, _ way: Unrolling) {
    var sequence = SequenceCase(kind, 3, 2, 9, 4)
    sequence.lengths = [2, 4, 1]
    let content = sequence.content
    var other = content.inputs
    for step in 0..<4 { for member in 0..<3 where step >= sequence.lengths![member] { other[step][member, 0] += 10 } }
    #expect(sequence.numbers(of: content.reading(other), by: way) == sequence.numbers(of: content, by: way))
  }
}

extension SequenceCase {
  /// What the run must give: every member of the batch by itself, by steps, over as many steps as it has.
  fileprivate func numbersOfMembersAlone() -> [NamedTensor] {
    let (content, lengths) = (content, lengths!)
    let alone = lengths.enumerated().map { member, length in
      var sequence = SequenceCase(kind, 1, inputs, hidden, length, layers: layers)
      sequence.hasStart = hasStart
      let numbers = sequence.numbers(of: content.member(member, length: length), by: .steps)
      return Dictionary(uniqueKeysWithValues: numbers.map { ($0.name, $0.value) })
    }
    /// A row a member, of what has this name there.
    func rows(_ name: (_ length: Int) -> String) -> Tensor {
      .concatenating(
        rowsOf: zip(alone, lengths).map { numbers, length in numbers[name(length)] ?? .zeros([1, inputs]) })
    }
    let outputs = (1...steps).map { step in rows { "output \(min(step, $0))" } }
    return outputs.enumerated().map { NamedTensor(name: "output \($0 + 1)", value: $1) }
      + [
        NamedTensor(name: "stacked", value: .concatenating(rowsOf: outputs)),
        NamedTensor(name: "last", value: rows { _ in "last" }),
      ]
      + content.start.indices.map { part in NamedTensor(name: "memory \(part)", value: rows { _ in "memory \(part)" }) }
      + content.cell.parameters.map { parameter in
        let zeros = Tensor.zeros(parameter.value.shape)
        return NamedTensor(name: "∂\(parameter.name)", value: alone.reduce(zeros) { $0 + $1["∂\(parameter.name)"]! })
      }
      + (1...steps).map { step in NamedTensor(name: "∂x\(step)", value: rows { _ in "∂x\(step)" }) }
      + content.start.indices.map { part in NamedTensor(name: "∂start \(part)", value: rows { _ in "∂start \(part)" }) }
  }
}

extension SequenceContent {
  /// One member of the batch and its own steps. What the loss says about the steps after its end, it says about its last output.
  fileprivate func member(_ member: Int, length: Int) -> SequenceContent {
    func row(_ matrix: Tensor) -> Tensor { matrix.rows(member..<member + 1) }
    func folded(_ weights: [Tensor]) -> [Tensor] {
      weights.prefix(length - 1).map(row) + [weights.dropFirst(length).reduce(row(weights[length - 1])) { $0 + row($1) }]
    }
    return SequenceContent(
      cell: cell, inputs: inputs.prefix(length).map(row), start: start.map(row), outputWeights: folded(outputWeights),
      stackedWeights: folded(stackedWeights), lastWeights: row(lastWeights), memoryWeights: memoryWeights.map(row))
  }

  /// The same run over other inputs.
  fileprivate func reading(_ inputs: [Tensor]) -> SequenceContent {
    SequenceContent(
      cell: cell, inputs: inputs, start: start, outputWeights: outputWeights, stackedWeights: stackedWeights,
      lastWeights: lastWeights, memoryWeights: memoryWeights)
  }
}
