import FourGates
import LessonKit

extension WhyGradientsFade {
  /// The last part: a run that explodes, and two ways to keep it from that.
  func clipping(_ lesson: Lesson) throws {
    lesson.section("When it explodes")
    lesson.ask("clip")
    lesson.say(
      """
      A gradient g that grows can be cut down before the update. By norm: if its length ‖g‖, that of all numbers together, is above a \
      limit, all are shortened by one factor. By value: each number is cut off at a limit on its own. We train the network whose U \
      stretches by 1.5. It predicts the next value of a clean sine from a window of 20, the task of lesson 8. The optimizer is SGD, the \
      plain gradient descent of lesson 1, on one batch after the other, at a learning rate of \(shortText(ClippedRun.rate)).
      """)
    lesson.equation(
      """
      by norm    g ← g · limit / ‖g‖   where ‖g‖ > limit
      by value   g ← each number, cut off at ± limit
      """)
    lesson.code("gradients.clip(net.parameters, toNorm: 1)")
    let seed = lesson.seed
    let ways: [(String, Clipping?, Ink)] = [
      ("no clipping", nil, .truth), ("by norm, 1", .norm(1), .model), ("by value, 0.1", .value(0.1), .secondModel),
    ]
    let runs = try lesson.inParallel("networks trained", ways) { try ClippedRun($0, $1, ink: $2, seed: seed) }
    let (none, norm, value) = (runs[0], runs[1], runs[2])
    lesson.table(
      ["", "updates", "largest loss", "loss at the end", "direction kept"],
      runs.map { run in
        [run.name, "\(run.losses.count)", shortText(run.losses.max()!, digits: 2), shortText(run.end, digits: 2)]
          + [run.clips ? "\(shortText(run.leastCosine, digits: 2)) at least" : ""]
      })
    lesson.say(
      """
      The losses are mean squared errors, “at the end” the mean of the last 20 updates. The number behind “by norm” and “by value” is the \
      limit. Direction kept: the smallest cosine between a clipped gradient and the whole one; 1 is the same way. Without clipping the \
      run ends early, when the loss is too large for a number.
      """)
    lesson.show(
      ClippedRun.figure(runs), named: "clipping",
      says: "Without clipping the loss leaves the picture within a few updates. With either clipping the network learns.")
    for (key, run) in [("norm", norm), ("value", value)] {
      lesson.number("clipped.\(key).loss", run.end)
      lesson.number("clipped.\(key).cosine", run.leastCosine)
    }
    lesson.score("clip")
    lesson.claim(
      "without clipping the loss grows more than a hundredfold", none.losses.max()! > 100 * none.losses[0],
      shown: "from \(shortText(none.losses[0], digits: 2)) to \(shortText(none.losses.max()!, digits: 2))")
    lesson.claim(
      "with either clipping it ends below the loss of repeating the last value",
      max(norm.end, value.end) < ClippedRun.persistence,
      shown: "\(shortText(norm.end, digits: 2)) and \(shortText(value.end, digits: 2))")
    lesson.claim(
      "clipping by norm keeps the direction, by value turns it", norm.leastCosine > 0.999 && value.leastCosine < 0.95,
      shown: "cosines \(shortText(norm.leastCosine, digits: 2)) and \(shortText(value.leastCosine, digits: 2))")
    lesson.say(
      """
      The notes are right that gradients vanish and explode. Clipping is enough against exploding; nothing as simple helps against \
      vanishing. That an LSTM preserves them depends on a bias. We measured the fading before any training, for that is where training \
      must begin: lesson 6 shows which networks find a long memory from there.
      """)
  }
}
