import Autograd
import Tensors
import Testing

@testable import Recurrent

/// B, I, H and T, at both sides of the widths from which on symbols are looked up.
@Suite struct `A fused run that reads symbols` {
  private static let cases = CellKind.allCases.flatMap { kind in
    [(1, 17, 16, 1, 1), (3, 17, 16, 4, 1), (5, 40, 33, 7, 1), (2, 65, 20, 3, 2), (4, 16, 16, 5, 1), (3, 30, 3, 5, 1)].map {
      var sequence = SequenceCase(kind, $0.0, $0.1, $0.2, $0.3, layers: $0.4)
      (sequence.readsSymbols, sequence.inputsWantGradients) = (true, false)
      return sequence
    }
  }

  @Test(arguments: cases)
  func `equals the steps: outputs, memories and every gradient`(_ sequence: SequenceCase) {
    var sequence = sequence
    for hasStart in [true, false] {
      for wantsInputs in [true, false] {
        for lengths: [Int]? in [nil, (0..<sequence.batch).map { 1 + 2 * $0 % sequence.steps }] {
          (sequence.hasStart, sequence.inputsWantGradients, sequence.lengths) = (hasStart, wantsInputs, lengths)
          expectEqual(
            sequence.numbers(by: .fusedSequence), sequence.numbers(by: .steps), within: 32,
            "\(hasStart ? "from given memories" : "from zeros"), lengths \(lengths.map { "\($0)" } ?? "all")")
        }
      }
    }
  }

  @Test(arguments: CellKind.allCases)
  func `has the bits of one that multiplies`(_ kind: CellKind) {
    var sequence = SequenceCase(kind, 5, 40, 33, 7)
    (sequence.readsSymbols, sequence.inputsWantGradients) = (true, false)
    let content = sequence.content
    // A member whose inputs are no symbols, and whose outputs nobody looks at, has all products made.
    let looked = outputs(content.inputs, content.cell)
    let multiplied = outputs(content.inputs.map { .concatenating(rowsOf: [$0, .ones([1, 40])]) }, content.cell)
    for (one, other) in zip(looked, multiplied) { #expect(one == other.rows(0..<5)) }
  }

  @Test(arguments: CellKind.allCases)
  func `has the bits of a run on one thread`(_ kind: CellKind) {
    var sequence = SequenceCase(kind, 33, 70, 65, 40)
    (sequence.readsSymbols, sequence.inputsWantGradients) = (true, false)
    let onOne = Threads.$limit.withValue(1) { sequence.numbers(by: .fusedSequence) }
    for threads in [2, 3] {
      let onSeveral = Threads.$limit.withValue(threads) { sequence.numbers(by: .fusedSequence) }
      for (several, one) in zip(onSeveral, onOne) { #expect(several == one, "\(one.name) on \(threads) threads") }
    }
  }

  private func outputs(_ inputs: [Tensor], _ cell: any CellInParts) -> [Tensor] {
    func run<Cell: CellInParts>(_ cell: Cell) -> [Tensor] {
      let tape = Tape()
      return cell.unroll(over: inputs.map { tape.data($0) }, by: .fusedSequence).outputs.map(\.value)
    }
    return run(cell)
  }
}
