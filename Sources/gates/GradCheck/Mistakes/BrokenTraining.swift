import FourGates

/// A hundred updates in one go, and the same hundred with a break in the middle, after which a new program would go on.
struct BrokenTraining {
  private let subject: Subject
  private let width: Int
  private let seed: UInt64

  init(of subject: Subject, width: Int, seed: UInt64) {
    (self.subject, self.width, self.seed) = (subject, width, seed)
  }

  var outcome: MistakeCheck.Outcome {
    let (whole, parted) = (fingerprint(of: inOneGo()), fingerprint(of: withBreak()))
    return MistakeCheck.Outcome(
      caught: whole != parted,
      found: whole == parted
        ? "both end at the parameters \(whole)" : "one ends at the parameters \(whole), the other at \(parted)")
  }

  private func inOneGo() -> [Parameter] {
    let cell = newCell(seed)
    var optimizer = subject.optimizer(0.01, 1e-8)
    train(cell, &optimizer, updates: 0..<100)
    return cell.parameters
  }

  private func withBreak() -> [Parameter] {
    let first = newCell(seed)
    var optimizer = subject.optimizer(0.01, 1e-8)
    train(first, &optimizer, updates: 0..<50)
    let kept = Subject.Kept(weights: Snapshot(of: first.parameters), optimizer: optimizer.state)

    let second = newCell(seed &+ 1)
    var resumed = subject.optimizer(0.01, 1e-8)
    subject.resume(kept, second.parameters, &resumed)
    train(second, &resumed, updates: 50..<100)
    return second.parameters
  }

  private func newCell(_ seed: UInt64) -> CheckedCell {
    var dice = Dice(seed: seed)
    return subject.cell(width, width, &dice)
  }

  /// The data of an update depend on its number alone, so that they are the same after the break.
  private func train(_ cell: CheckedCell, _ optimizer: inout any ResumableOptimizer, updates: Range<Int>) {
    for update in updates {
      var dice = Dice(seed: seed &+ 1000 &+ UInt64(update))
      let tape = Tape()
      let inputs = (0..<3).map { _ in tape.data(.normal([4, width], dice: &dice)) }
      let run = cell.run(inputs, cell.zeroMemory(4).map { tape.data($0) })
      let loss = meanSquaredError(run.outputs[run.outputs.count - 1], tape.data(inputs[0].value.tanh()))
      optimizer.update(cell.parameters, with: tape.gradients(of: loss))
    }
  }
}
