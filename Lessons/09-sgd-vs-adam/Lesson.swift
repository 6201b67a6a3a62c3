import FourGates
import LessonKit

@main
struct SGDvsAdam: LessonProgram {
  static let about = About(
    number: 9, slug: "sgd-vs-adam", title: "SGD and Adam",
    question: "A note says: SGD went flat, Adam converged. Flat for ever, or flat at this rate?")
  @OptionGroup var options: LessonOptions

  static let questions = [
    Question(
      "flat", "SGD at a rate of 0.01 draws a flat line. What repairs it?",
      ["nothing, SGD cannot learn this", "ten times the rate", "a larger network"], right: "b",
      because:
        "The loss was still falling, only slowly. With ten times the rate, or with momentum, the same SGD draws the wave."),
    Question(
      "lower", "SGD at its best rate here, and Adam: how much lower does Adam's loss end?",
      ["not at all", "two times", "ten times or more"], right: "c",
      because:
        "Adam gives every parameter a step of its own size, so it also moves where gradients are small; SGD creeps there."),
  ]

  static let exercise = Exercise(
    brief: "Write one step of momentum: the update that remembers where it was going.",
    hints: [
      "Two lines for each number: first the velocity, then the parameter.",
      "The new velocity is momentum times the old one, plus the gradient.",
      "let velocity = momentum * velocity + gradient; parameter − rate * velocity",
    ],
    yours: yourMomentumStep, solution: momentumStep
  ) { step, check in
    let first = try step([1, -2], [0, 0], [0.5, 1], 0.1, 0.9)
    check.expect("parameters after a first step", first.parameters, equals: [0.95, -2.1], within: 1e-9)
    check.expect("velocity after a first step", first.velocity, equals: [0.5, 1], within: 1e-9)
    let second = try step(first.parameters, first.velocity, [0.5, -1], 0.1, 0.9)
    check.expect("velocity after a second step", second.velocity, equals: [0.95, -0.1], within: 1e-9)
    check.expect("parameters after a second step", second.parameters, equals: [0.855, -2.09], within: 1e-9)
    let plain = try step([3], [7], [2], 0.5, 0)
    check.expect("without momentum it is SGD", plain.parameters, equals: [2], within: 1e-9)
  }

  func tell(_ lesson: Lesson) throws {
    lesson.section("The rules")
    lesson.say(
      """
      An optimizer decides how far to move each parameter w when its gradient ∂w is known. Three rules, with a learning rate r:
      """)
    lesson.equation(
      """
      SGD        w ← w − r·∂w
      momentum   v ← 0.9 v + ∂w        w ← w − r·v
      Adam       m ← 0.9 m + 0.1 ∂w    s ← 0.999 s + 0.001 ∂w²
                 w ← w − r·m̂ / (√ŝ + ε)
      """)
    lesson.say(
      """
      SGD, stochastic gradient descent, steps downhill. Momentum keeps rolling the way it went. Adam divides by the usual size of each \
      gradient, so that every parameter moves by about r, whether its gradient is large or small (m̂ and ŝ are m and s, corrected for \
      having started at 0). Note the last point: the same rate means something else for each rule, so we try several.
      """)
    lesson.code("adam.update(net.parameters, with: tape.gradients(of: loss))")

    lesson.section("Same start, same batches")
    let races = Race.all(quick: lesson.isQuick)
    lesson.say(
      """
      The task is that of lesson 8: the clean sine, a window of 20, an LSTM with 32 units. Every optimizer starts from the same \
      parameters and sees the same batches of 32 in the same order, \(Race.updates(quick: lesson.isQuick)) times. Then the network \
      draws 200 steps on its own; half the height of its wave should be 1.
      """)
    lesson.ask("flat")
    lesson.ask("lower")
    let (seed, quick) = (lesson.seed, lesson.isQuick)
    let results = try lesson.inParallel("optimizers run", races) { race in try race.run(seed: seed, quick: quick) }
    let starts = Set(results.map(\.start))
    lesson.say("The fingerprint of the starting parameters, equal for all: \(starts.sorted().joined(separator: ", ")).")
    lesson.table(
      ["optimizer", "rate", "loss at the end", "error of drawn wave", "its half height"],
      results.map { result in
        let rate = shortText(result.race.rate)
        if let stopped = result.stoppedAt { return [result.race.rule.rawValue, rate, "NaN at update \(stopped)", "", ""] }
        return [result.race.rule.rawValue, rate]
          + [result.finalLoss, result.error, result.amplitude].map { shortText($0, digits: 2) }
      })
    lesson.show(
      Race.curves(results), named: "curves",
      says: "Flat curves end high for want of speed, not of ability: the same rule at a higher rate goes far lower.")
    record(results, in: lesson)
    try lesson.show(
      LossSlice(lesson, results).figure, named: "paths",
      says: "A slice through the loss, seen from above. All paths begin at the same point; SGD at 0.01 is still on its way.")
    lesson.say(
      """
      So the note was right about its one run, and its conclusion went too far: SGD had not failed, it had not arrived. At a fitting \
      rate it draws the wave. Adam still ends far lower, and it does so over a wide range of rates.
      """)
  }

  private func record(_ results: [Race.Outcome], in lesson: Lesson) {
    func find(_ rule: Race.Rule, _ rate: Double) -> Race.Outcome { results.first { $0.race == Race(rule, rate) }! }
    for result in results where result.stoppedAt == nil {
      let name = "\(result.race.rule.rawValue.lowercased()).\(shortText(result.race.rate))"
      lesson.number("\(name).loss", result.finalLoss)
      lesson.number("\(name).drawn.rmse", result.error)
    }
    let (slow, fit) = (find(.sgd, 0.01), find(.sgd, 0.1))
    let tame = results.filter { $0.stoppedAt == nil }
    let bestSGD = tame.filter { $0.race.rule == .sgd }.map(\.finalLoss).min()!
    let bestAdam = tame.filter { $0.race.rule == .adam }.map(\.finalLoss).min()!
    lesson.fingerprint = find(.adam, 0.01).end
    lesson.score("flat")
    lesson.score("lower")
    lesson.claim("all started from the same parameters", Set(results.map(\.start)).count == 1, shown: results[0].start)
    lesson.claim(
      "SGD at 0.01 draws a flat line", slow.amplitude < 0.3, shown: "half height \(shortText(slow.amplitude, digits: 2))")
    lesson.claim(
      "ten times the rate repairs it", fit.amplitude > 0.7, shown: "half height \(shortText(fit.amplitude, digits: 2))")
    lesson.claim(
      "so does momentum, at the rate that was flat", find(.momentum, 0.01).amplitude > 0.7,
      shown: "half height \(shortText(find(.momentum, 0.01).amplitude, digits: 2))")
    lesson.claim("SGD at a rate of 1 is thrown out of the valley", find(.sgd, 1).stoppedAt != nil, shown: "it ends in NaN")
    lesson.claim(
      "the best Adam ends at least ten times lower than the best SGD", bestAdam < bestSGD / 10,
      shown: "\(shortText(bestAdam, digits: 2)) against \(shortText(bestSGD, digits: 2))")
  }
}
