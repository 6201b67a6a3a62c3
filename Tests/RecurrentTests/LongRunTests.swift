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

  init() {
    var dice = Dice(seed: 31)
    cell = StackedCells([
      LSTMCell(inputs: 8, hidden: 64, named: "below", dice: &dice),
      LSTMCell(inputs: 64, hidden: 64, named: "above", dice: &dice),
    ])
    readout = Readout(hidden: 64, outputs: 8, dice: &dice)
    inputs = (0..<20).map { _ in Tensor.normal([16, 8], dice: &dice) }
  }

  func step() {
    let tape = Tape()
    let xs = inputs.map { tape.data($0) }
    let outputs = cell.unroll(over: xs, by: .fusedSequence).stacked
    let targets = Tensor.concatenating(rowsOf: inputs.map { _ in inputs[0] })
    let gradients = tape.gradients(of: meanSquaredError(readout(outputs), tape.data(targets)))
    for parameter in cell.parameters + readout.parameters { parameter.value += gradients[parameter] * -0.1 }
  }
}

/// In a process of its own, so that no other test has a part in its memory.
@Test(.enabled(if: residentBytes() != nil, "This system does not say in /proc/self/statm how much memory a process has."))
func `three hundred steps of training take no more memory than the first hundred`() async {
  await #expect(processExitsWith: .success) {
    let training = TrainingRun()
    for _ in 1...100 { training.step() }
    let afterHundred = try #require(residentBytes())
    for _ in 101...300 { training.step() }
    let growth = try #require(residentBytes()) - afterHundred
    #expect(growth < 4 << 20, "memory grew by \(growth / 1024) KiB")
  }
}
