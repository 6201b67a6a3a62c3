import Tensors
import Testing

@testable import Recurrent

@Suite struct `A fused run over several threads` {
  /// Large enough that its way there, its way back and the gradients of its parameters and inputs are each cut into three or four; the
  /// batch is no multiple of either.
  private static let cases = CellKind.allCases.map { SequenceCase($0, 33, 50, 65, 60) }

  @Test(arguments: cases)
  func `has the bits of a run on one`(_ sequence: SequenceCase) {
    expectSameBits(sequence)
  }

  @Test(arguments: cases)
  func `has the bits of a run on one, without starting memories and with lengths`(_ sequence: SequenceCase) {
    var sequence = sequence
    let lengths = (0..<33).map { 1 + 5 * $0 % 60 }
    for lengths in [lengths, lengths.sorted(by: >)] {
      (sequence.hasStart, sequence.lengths) = (false, lengths)
      expectSameBits(sequence)
    }
  }

  @Test(arguments: CellKind.allCases)
  func `has the bits of a run on one, where there are fewer members than threads`(_ kind: CellKind) {
    expectSameBits(SequenceCase(kind, 2, 50, 130, 130))
  }

  private func expectSameBits(_ sequence: SequenceCase) {
    let onOne = Threads.$limit.withValue(1) { sequence.numbers(by: .fusedSequence) }
    for threads in [2, 3, 4] {
      let onSeveral = Threads.$limit.withValue(threads) { sequence.numbers(by: .fusedSequence) }
      for (several, one) in zip(onSeveral, onOne) { #expect(several == one, "\(one.name) on \(threads) threads") }
    }
  }
}
