import FourGates
import LessonKit

@main
struct SGDvsAdam: LessonProgram {
  static let about = About(
    number: 9, slug: "sgd-vs-adam", title: "SGD and Adam",
    question: "A note says: SGD went flat, Adam converged. Flat for ever, or flat at this rate?")
  @OptionGroup var options: LessonOptions

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
      SGD, stochastic gradient descent, is the rule of lesson 1; the gradient is that of one batch, chosen by chance. Momentum keeps \
      rolling the way it went: v adds up the gradients, and slowly forgets old ones. Adam keeps two running means for each parameter: m \
      of its gradient, and s of the gradient's square. √ŝ is the usual size of that gradient. Adam divides by it, so that every \
      parameter moves by about r, whether its gradient is large or small. m̂ and ŝ are m and s, corrected for having started at 0, and ε \
      is a tiny number against dividing by 0.

      So the same rate means something else for each rule, and we try several.
      """)
    lesson.code("adam.update(net.parameters, with: tape.gradients(of: loss))")

    lesson.section("Same start, same batches")
    let races = Race.all(quick: lesson.isQuick)
    lesson.say(
      """
      The task is that of lesson 8: the clean sine and a window of 20, here for an LSTM with 32 units. Every optimizer starts from the \
      same parameters, sees the same batches of 32 in the same order, and makes \(Race.updates(quick: lesson.isQuick)) updates. Then the \
      network draws 200 steps in a free run. The error of the drawn wave is the root mean squared distance from the true one, and half \
      the height of what it draws should be 1.
      """)
    lesson.ask("flat")
    lesson.ask("lower")
    let (seed, quick) = (lesson.seed, lesson.isQuick)
    let results = try lesson.inParallel("optimizers run", races) { race in try race.run(seed: seed, quick: quick) }
    let starts = Set(results.map(\.start))
    lesson.say(
      """
      The fingerprint of the starting parameters, sixteen digits that are equal when all parameters are: \
      \(starts.sorted().joined(separator: ", ")). NaN, not a number, is a loss that cannot be calculated any more; such a run stops there.
      """)
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
      says: """
        SGD's curves at low rates end high for want of speed, not of ability: the same rule at a higher rate goes far lower. The run \
        that ended in NaN is not drawn.
        """)
    record(results, in: lesson)
    try lesson.show(
      Race.paths(results, in: lesson), named: "paths",
      says: """
        A slice through the loss, seen from above: the plane through the start, the end of Adam at 0.01, and the end of SGD at 0.1. Dark \
        is low; along a thin line the loss is the same. Each path ends in a point. SGD at 0.01 goes the way of SGD at 0.1, and is not there yet.
        """)
    lesson.say(
      """
      So the note was right about its two runs, and its conclusion went too far: SGD had not failed, it had not arrived. At a fitting \
      rate it draws the wave. The best Adam still ends far lower. \(contradiction(results))
      """)
  }

  /// Two runs of which the one with the lower loss draws worse, if there are such.
  private func contradiction(_ results: [Race.Outcome]) -> String {
    let tame = results.filter { $0.stoppedAt == nil && $0.amplitude > 0.7 }
    for lower in tame.reversed() {
      if let better = tame.first(where: { $0.finalLoss > 2 * lower.finalLoss && $0.error * 2 < lower.error }) {
        return """
          And a lower loss one step ahead is no promise: \(lower.race.rule.rawValue) at \(shortText(lower.race.rate)) has a lower one \
          than \(better.race.rule.rawValue) at \(shortText(better.race.rate)), and draws worse.
          """
      }
    }
    return ""
  }

  private func record(_ results: [Race.Outcome], in lesson: Lesson) {
    func find(_ rule: Race.Rule, _ rate: Double) -> Race.Outcome { results.first { $0.race == Race(rule, rate) }! }
    for result in results where result.stoppedAt == nil {
      let name = "\(result.race.rule.rawValue.lowercased()).\(shortText(result.race.rate))"
      lesson.number("\(name).loss", result.finalLoss)
      lesson.number("\(name).drawn.rmse", result.error)
      lesson.number("\(name).amplitude", result.amplitude)
    }
    let (slow, fit) = (find(.sgd, 0.01), find(.sgd, 0.1))
    let tame = results.filter { $0.stoppedAt == nil }
    func best(_ rule: Race.Rule) -> Double { tame.filter { $0.race.rule == rule }.map(\.finalLoss).min()! }
    let (bestSGD, bestAdam) = (lesson.number("best.sgd.loss", best(.sgd)), lesson.number("best.adam.loss", best(.adam)))
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
    lesson.claim(
      "SGD at a rate of 1 goes too far, and ends in NaN", find(.sgd, 1).stoppedAt != nil,
      shown: find(.sgd, 1).stoppedAt.map { "NaN at update \($0)" } ?? "loss \(shortText(find(.sgd, 1).finalLoss))")
    lesson.claim(
      "the best Adam ends at least ten times lower than the best SGD", bestAdam < bestSGD / 10,
      shown: "\(shortText(bestAdam, digits: 2)) against \(shortText(bestSGD, digits: 2))")
  }
}
