import Autograd
import Tensors
import Testing

@testable import Recurrent

@Suite struct `A fused run` {
  /// B, I, H and T around every edge: one of everything; a register of 4, 8 or 16 numbers, one more, one less, and several; and some
  /// that are large enough to be worked on in blocks, the last with its sums in shards.
  private static let sizes = [
    (1, 1, 1, 1), (1, 1, 1, 2), (3, 1, 1, 3), (1, 3, 5, 1), (5, 1, 3, 5), (2, 3, 4, 3), (3, 5, 7, 2), (4, 8, 8, 3),
    (1, 7, 9, 5),
    (7, 17, 15, 2), (16, 16, 16, 2), (5, 3, 17, 3), (17, 1, 17, 1), (2, 33, 31, 3), (33, 3, 33, 2), (3, 50, 5, 17),
    (50, 5, 3, 3),
    (1, 1, 3, 50), (9, 2, 50, 20), (2, 3, 128, 3), (33, 2, 70, 9),
    (2, 3, 133, 3), (33, 2, 33, 27),
  ]

  static let oneLayer = CellKind.allCases.flatMap { kind in sizes.map { SequenceCase(kind, $0.0, $0.1, $0.2, $0.3) } }

  static let stacks = CellKind.allCases.flatMap { kind in
    [2, 3].flatMap { layers in
      [(1, 1, 1, 1), (3, 5, 1, 2), (5, 1, 7, 3), (2, 3, 16, 5), (17, 17, 32, 3)].map {
        SequenceCase(kind, $0.0, $0.1, $0.2, $0.3, layers: layers)
      }
    }
  }

  @Test(arguments: oneLayer + stacks)
  func `equals the steps: outputs, memories and every gradient`(_ sequence: SequenceCase) {
    var sequence = sequence
    for hasStart in [true, false] {
      for wantsInputs in [true, false] {
        (sequence.hasStart, sequence.inputsWantGradients) = (hasStart, wantsInputs)
        expectEqualToSteps(sequence, "\(hasStart ? "from given memories" : "from zeros")")
      }
    }
    (sequence.hasStart, sequence.startWantsGradients) = (true, false)
    expectEqualToSteps(sequence, "from memories that are data")
  }

  @Test(arguments: CellKind.allCases, SeenByLoss.allCases)
  func `equals the steps, whatever the loss looks at`(_ kind: CellKind, _ seen: SeenByLoss) {
    for layers in [1, 2] {
      for steps in [1, 2, 5] {
        for hasStart in [true, false] {
          var sequence = SequenceCase(kind, 3, 2, 9, steps, layers: layers)
          (sequence.seen, sequence.hasStart) = (seen, hasStart)
          expectEqualToSteps(sequence, "T \(steps), \(layers) layers, \(hasStart ? "from given memories" : "from zeros")")
        }
      }
    }
  }

  @Test(arguments: CellKind.allCases)
  func `equals the steps where every gate is wide open or closed`(_ kind: CellKind) {
    for size in [19, 5] {
      let sequence = SequenceCase(kind, 3, 2, size, 6)
      let content = sequence.content
      for parameter in content.cell.parameters where parameter.name.hasSuffix(".b") {
        parameter.value = Tensor(row: (0..<size).map { $0 % 3 == 0 ? 200 : $0 % 3 == 1 ? -200 : -90 })
      }
      expectEqual(
        sequence.numbers(of: content, by: .fusedSequence), sequence.numbers(of: content, by: .steps), within: 32, "H \(size)")
    }
  }

  @Test(arguments: CellKind.allCases)
  func `gives the same gradients when asked twice`(_ kind: CellKind) {
    let content = SequenceCase(kind, 3, 2, 9, 4, layers: 2).content
    let tape = Tape()
    let loss = sum(square(stackedOutputs(of: content, on: tape)))
    let (once, twice) = (tape.gradients(of: loss), tape.gradients(of: loss))
    for parameter in content.cell.parameters {
      #expect(once[parameter] == twice[parameter], "\(parameter.name)")
      #expect(once[parameter].largestMagnitude() > 0, "\(parameter.name)")
    }
  }

  @Test(arguments: CellKind.allCases)
  func `gives its tape back when nobody holds it any more`(_ kind: CellKind) {
    func gradients(_ content: SequenceContent) -> (Gradients, tape: () -> Tape?) {
      let tape = Tape()
      return (tape.gradients(of: sum(stackedOutputs(of: content, on: tape))), { [weak tape] in tape })
    }
    let (gradients, tape) = gradients(SequenceCase(kind, 3, 2, 9, 4, layers: 2).content)
    #expect(tape() == nil)
    _ = gradients
  }

  @Test(arguments: CellKind.allCases)
  func `is one entry and its further results a layer`(_ kind: CellKind) {
    for layers in 1...3 {
      let content = SequenceCase(kind, 3, 2, 9, 4, layers: layers).content
      let tape = Tape()
      _ = stackedOutputs(of: content, on: tape)
      let results = kind == .lstm || kind == .peephole ? 3 : 2
      #expect(tape.entries.count == content.inputs.count + content.cell.parameters.count + results * layers)
      #expect(tape.entries.count { $0.name == "\(kind.rawValue) sequence" } == results * layers)
    }
  }

  private func stackedOutputs(of content: SequenceContent, on tape: Tape) -> Variable {
    func run<Cell: CellInParts>(_ cell: Cell) -> Variable {
      cell.unroll(over: content.inputs.map { tape.data($0) }, by: .fusedSequence).stacked
    }
    return run(content.cell)
  }

  private func expectEqualToSteps(_ sequence: SequenceCase, _ what: String) {
    expectEqual(sequence.numbers(by: .fusedSequence), sequence.numbers(by: .steps), within: 32, what)
  }
}
