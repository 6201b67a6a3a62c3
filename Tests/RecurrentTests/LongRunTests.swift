import Autograd
import Foundation
import Tensors
import Testing

@testable import Recurrent

/// How many bytes of this process are in memory; nil where the system does not say so in `/proc/self/statm`.
private func residentBytes() -> Int? {
  guard let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8) else { return nil }
  return text.split(separator: " ").dropFirst().first.flatMap { Int($0) }.map { $0 * Int(sysconf(Int32(_SC_PAGESIZE))) }
}

/// Two layers of LSTM that learn to give back the first of their inputs, one step of training after the other.
private struct TrainingRun {
  let cell: StackedCells<LSTMCell>
  let readout: Readout
  let inputs: [Tensor]
  let fused: FusedLoss

  init() {
    var dice = Dice(seed: 31)
    cell = StackedCells([
      LSTMCell(inputs: 8, hidden: 64, named: "below", dice: &dice),
      LSTMCell(inputs: 64, hidden: 64, named: "above", dice: &dice),
    ])
    readout = Readout(hidden: 64, outputs: 8, dice: &dice)
    inputs = (0..<20).map { _ in Tensor.normal([16, 8], dice: &dice) }
    fused = FusedLoss(cell, readout, reading: .everyStep)
  }

  func step() {
    let tape = Tape()
    let xs = inputs.map { tape.data($0) }
    let outputs = cell.unroll(over: xs, by: .fusedSequence).stacked
    let targets = Tensor.concatenating(rowsOf: inputs.map { _ in inputs[0] })
    learn(from: tape.gradients(of: meanSquaredError(readout(outputs), tape.data(targets))))
  }

  /// The same without a tape, on sequences of one length and the other in turns.
  func stepWithoutTape(_ number: Int) {
    let inputs = inputs.dropLast(number % 2)
    let targets = Tensor.concatenating(rowsOf: inputs.map { _ in inputs[0] })
    learn(from: fused.meanSquaredError(of: Array(inputs), targets: targets).gradients)
  }

  private func learn(from gradients: Gradients) {
    for parameter in cell.parameters + readout.parameters { parameter.value += gradients[parameter] * -0.1 }
  }
}

/// Takes three hundred steps, and expects that the last two hundred need no more memory.
private func expectNoGrowth(_ step: (Int) -> Void) throws {
  for number in 1...100 { step(number) }
  let afterHundred = try #require(residentBytes())
  for number in 101...300 { step(number) }
  let growth = try #require(residentBytes()) - afterHundred
  #expect(growth < 4 << 20, "memory grew by \(growth / 1024) KiB")
}

/// Each in a process of its own, so that no other test has a part in its memory.
@Suite(.enabled(if: residentBytes() != nil, "This system does not say in /proc/self/statm how much memory a process has."))
struct `Three hundred steps of training take no more memory than the first hundred` {
  @Test func `on a tape`() async {
    await #expect(processExitsWith: .success) {
      let training = TrainingRun()
      try expectNoGrowth { _ in training.step() }
    }
  }

  @Test func `without one`() async {
    await #expect(processExitsWith: .success) {
      let training = TrainingRun()
      try expectNoGrowth { training.stepWithoutTape($0) }
    }
  }
}
