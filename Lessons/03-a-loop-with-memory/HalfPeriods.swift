import FourGates
import LessonKit

/// A plain recurrent network that reads a sine in half periods of 20 steps, and says at each step what comes next.
struct HalfPeriods: Sendable {
  static let steps = 20
  static let hidden = 32
  static let updates = 75

  /// What was asked for in a half period, and what the network said.
  struct Answer: Sendable {
    let targets: [Double]
    let predictions: [Double]

    var error: Double { meanSquaredError(predictions, targets) }
  }

  /// For each half period; those of the last are asked for after all updates.
  let answers: [Answer]
  let fingerprint: String

  /// 21 points in a row: the first 20 go in, the last 20 are to come out.
  static func halfPeriod(_ k: Int) -> (inputs: [Tensor], targets: Tensor) {
    let points = Series.sine(count: steps * (k + 1) + 1, period: 40).values.suffix(steps + 1).map { Scalar($0) }
    return (points.dropLast().map { Tensor(rows: [[$0]]) }, Tensor(shape: [steps, 1], scalars: Array(points.dropFirst())))
  }

  /// The smallest mean squared error without a memory, over whole periods: x does not tell whether it is on its way up or down.
  ///
  ///     sin(φ + δ) = sin φ · cos δ ± √(1 − sin² φ) · sin δ        the second term is what nobody knows: ½ sin² δ in the mean
  static var errorWithoutMemory: Double {
    let sineOfStep = Series.sine(count: 2, period: 40).values[1]
    return sineOfStep * sineOfStep / 2
  }

  init(seed: UInt64) {
    var dice = Dice(seed: seed)
    let cell = ElmanCell(inputs: 1, hidden: Self.hidden, dice: &dice)
    let readout = Readout(hidden: Self.hidden, outputs: 1, dice: &dice)
    let parameters = cell.parameters + readout.parameters
    var adam = Adam(learningRate: 0.01)
    var memory = Tensor.zeros([1, Self.hidden])
    var answers: [Answer] = []
    for k in 0...Self.updates {
      let (inputs, targets) = Self.halfPeriod(k)
      let tape = Tape()
      let run = cell.unroll(over: inputs.map { tape.data($0) }, from: tape.data(memory))
      let predictions = readout(run.stacked)
      answers.append(
        Answer(targets: targets.scalars.map { Double($0) }, predictions: predictions.value.scalars.map { Double($0) }))
      guard k < Self.updates else { break }
      adam.update(parameters, with: tape.gradients(of: meanSquaredError(predictions, tape.data(targets))))
      memory = run.memory.value
    }
    self.answers = answers
    fingerprint = FourGates.fingerprint(of: parameters)
  }

  /// Before the first update and after the last, and the error in between.
  var figure: Figure {
    let x = (1...Self.steps).map { Double($0) }
    let waves = [(0, "before the first update"), (Self.updates, "after \(Self.updates) updates")].map { index, title in
      Panel(
        title, x: Axis("step of the half period"), y: Axis("next value", range: -1.2...1.2),
        [
          .line("what comes next", x: x, y: answers[index].targets, ink: .truth, dashed: true),
          .points("what the network says", x: x, y: answers[index].predictions, ink: .model),
        ])
    }
    let curve = Panel(
      "error of each half period", x: Axis("updates so far"), y: Axis("mean squared error", .logarithmic),
      [
        .line("network", y: answers.map(\.error), ink: .training),
        .level("without a memory, at best", at: Self.errorWithoutMemory, ink: .baseline),
      ])
    return Figure("A plain recurrent network learns half periods of a sine", columns: 3, panels: waves + [curve])
  }
}
