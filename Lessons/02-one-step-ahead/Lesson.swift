import FourGates
import LessonKit

@main
struct OneStepAhead: LessonProgram {
  static let about = About(
    number: 2, slug: "one-step-ahead", title: "One step ahead",
    question: "A network predicts a noisy wave one step ahead, and does it well. Why is that no achievement?")
  @OptionGroup var options: LessonOptions

  func tell(_ lesson: Lesson) throws {
    lesson.section("The series, and its floor")
    lesson.say(
      """
      A course hands out a thousand values of a slow sine with noise, and asks for a recurrent network that predicts it. Students' \
      notes on it say: predicting one step ahead works well. The drawn line lies on the data, the loss is small. We ask how small a \
      loss has to be before it is good.
      """)
    lesson.equation("x_t = sin(0.01 t) + 0.2 · N(0, 1)        t = 1 … 1000, a period is 628 steps")
    lesson.code("Series.courseSine(dice: &dice)")
    lesson.say(
      """
      x_t is the value at step t, and N(0, 1) a number from the normal distribution with mean 0 and deviation 1, rolled anew at every \
      step. Nobody can predict it. So whoever knew the clean wave would still be off by the noise, and the mean of the squared errors \
      would be the noise's variance, 0.2² = 0.04. That is the noise floor: no prediction gets below it, but for luck.

      And the most careless prediction? Say that the next value is the last one. The wave has hardly moved in one step, at most by \
      0.01; but now there is noise in both values, so the error is 0.04 + 0.04 = 0.08. The mean of the last four values is quieter: its \
      noise has a quarter of the variance.
      """)
    lesson.ask("mean")
    lesson.say(
      """
      The network is the assignment's: a plain recurrent network with 10 units. It reads the last four values, its window, one after \
      the other, keeps 10 numbers in its memory, and makes its prediction of them; how, is the subject of lesson 3. It trains on the \
      first 600 values, 16 windows to an update, ten times through all of them (ten epochs), with Adam, a kind of gradient descent, at \
      a learning rate of 0.01. Beside it stand weighted sums of the last 4, 16, 64 or 128 values, whose weights fit the first 600 \
      values best. Everything is judged on the other 400.
      """)
    lesson.ask("network")
    lesson.ask("draws")
    let contests = try Contests(lesson)
    lesson.fingerprint = contests.first.fingerprint
    oneStep(lesson, contests)
    manySteps(lesson, contests)
    freeRun(lesson, contests)
  }

  private func oneStep(_ lesson: Lesson, _ contests: Contests) {
    lesson.section("One step")
    lesson.say(
      """
      A weighted sum is a linear predictor: each of the last τ values times a weight of its own. x̂_t is its prediction of x_t. The best \
      weights a₁ … a_τ need no training; they are the solution of linear equations (least squares). No linear predictor that sees τ \
      values fits the first 600 better.
      """)
    lesson.equation("x̂_t = a₁ x_{t−1} + a₂ x_{t−2} + … + a_τ x_{t−τ}")
    lesson.code("Autoregression(ofLast: 128, fittedTo: series[0..<600])")
    let names = contests.first.entrants.map(\.name)
    lesson.say("Each number is the median over \(contests.all.count) series, each with noise of its own:")
    lesson.table(
      ["predictor", "mean squared error, one step ahead"],
      names.indices.map { index in
        [names[index], shortText(lesson.number("one.\(Self.keys[index])", contests.error(index, stepsAhead: 1)), digits: 3)]
      } + [["always 0", shortText(lesson.number("one.zero", contests.errorOfZero), digits: 3)], ["noise floor", "0.04"]])
    lesson.score("mean", measured: contests.error(Contest.meanOfFour, stepsAhead: 1))
    lesson.score("network")
    let ratio = contests.ratio(Contest.network, to: Contest.meanOfFour, stepsAhead: 1)
    lesson.number("one.network.to.mean", ratio.median)
    lesson.claim(
      "one step ahead, the network's error is within 10 % of that of the mean of four, in the median",
      abs(ratio.median - 1) < 0.1,
      shown:
        "\(shortText(ratio.median, digits: 3)) times, single networks \(shortText(ratio.smallest, digits: 3)) to \(shortText(ratio.largest, digits: 3))"
    )
    lesson.claim(
      "whoever looks at more than one value is nearer to the floor than to twice the floor",
      (1..<names.count).allSatisfy { contests.error($0, stepsAhead: 1) < 0.06 },
      shown: "largest \(shortText((1..<names.count).map { contests.error($0, stepsAhead: 1) }.max()!, digits: 3))")
    lesson.say(
      """
      So the whole contest takes place between 0.04 and 0.06. One of them is a mean, which has learned nothing, and one could not tell \
      from this table who has seen that there is a wave at all.
      """)
  }

  private func manySteps(_ lesson: Lesson, _ contests: Contests) {
    lesson.section("More steps")
    lesson.say(
      """
      Now they predict k steps ahead: the true values end k steps before the one that is asked for, and on the way each takes its own \
      predictions for values. The numbers are mean squared errors again.
      """)
    let shown = [1, 4, 16, 64]
    lesson.table(
      ["predictor"] + shown.map { $0 == 1 ? "1 step" : "\($0) steps" },
      contests.first.entrants.indices.map { index in
        [contests.first.entrants[index].name] + shown.map { shortText(contests.error(index, stepsAhead: $0), digits: 3) }
      } + [["always 0"] + shown.map { _ in shortText(contests.errorOfZero, digits: 3) }])
    for (index, key) in Self.keys.enumerated() {
      for steps in [4, 16, 64] { lesson.number("ahead\(steps).\(key)", contests.error(index, stepsAhead: steps)) }
    }
    lesson.show(
      contests.ahead, named: "steps-ahead",
      says: "On the left they are together; on the right, only who looks far back is still near the floor.")
    let parted = lesson.number(
      "ahead64.network.to.sum128", contests.ratio(Contest.network, to: Contest.sumOf128, stepsAhead: 64).median)
    lesson.claim(
      "64 steps ahead, the network errs at least twice as much as the sum of 128", parted > 2,
      shown: "\(shortText(parted, digits: 3)) times")
    let worse = lesson.number(
      "one.sum128.to.sum16", contests.ratio(Contest.sumOf128, to: Contest.sumOf16, stepsAhead: 1).median)
    lesson.claim(
      "one step ahead, that same sum of 128 is not the best: the sum of 16 errs less", worse > 1,
      shown: "\(shortText(worse, digits: 3)) times the error of the sum of 16")
    lesson.say(
      """
      The sum of 128 has 128 weights to find in 472 equations, one for each of the 600 values that has 128 before it, and some of the \
      noise ends up in the weights. That costs more in the first step than all it knows about the wave is worth there.
      """)
    lesson.say(
      """
      Why do four values not suffice? To go on for many steps one must know which way the wave is going: its slope, at most 0.01 a step. \
      The best straight line through n noisy values has a slope that is off, with noise of deviation 0.2, typically by
      """)
    lesson.equation("0.2 / √(n (n² − 1) / 12)")
    lesson.table(
      ["values looked at, n", "uncertainty of the slope, a step"],
      [4, 16, 64, 128].map { n in
        ["\(n)", shortText(0.2 / (Double(n * (n * n - 1)) / 12).squareRoot(), digits: 2)]
      })
    lesson.say(
      "Four values tell it to within 0.09, nine times the slope itself. No network can read in them what is not there.")
  }

  /// The entrants in the names of the numbers.
  static let keys = ["last", "mean4", "sum4", "sum16", "sum64", "sum128", "network"]
}
