import FourGates
import LessonKit

@main
struct DrawingTheWave: LessonProgram, HasFullRun {
  static let about = About(
    number: 11, slug: "drawing-the-wave", title: "Drawing the wave",
    question: "Thousands of attempts, and none drew the wave. What was missing, and what draws it?")
  @OptionGroup var options: LessonOptions
  @OptionGroup var full: FullOption

  func tell(_ lesson: Lesson) throws {
    let seeds = (0..<(lesson.isQuick ? 1 : lesson.isFull ? 10 : 5)).map { lesson.seed &+ $0 }
    let tried = try Trials(attempts: lesson, seeds)
    attempts(lesson, tried)
    ingredients(lesson)
    let recipe = try Trials(lesson, [.recipe] + Row.ablations(quick: lesson.isQuick), seeds)
    lesson.fingerprint = recipe["leaky"].drawings[0].fingerprint
    ablation(lesson, recipe)
    let cells = try Trials(lesson, Row.cells(quick: lesson.isQuick, full: lesson.isFull), seeds)
    others(lesson, cells)
    further(lesson, recipe["leaky"])
    lesson.section("In one picture")
    lesson.show(
      Trials.figure(
        "From the note to the wave",
        [tried["plain"], recipe["past4"], recipe["biased"], recipe["ahead1"], recipe["leaky"], cells["lstm"]]), named: "waves",
      says: "An attempt of the note; the recipe without its past, its cover, its many steps; and whole, in two cells.")
    lesson.say(
      """
      So here is the sentence that the note was looking for. A network draws the wave if it has seen enough of the past to tell \
      where the wave is going, if it was trained to draw many steps and not to predict one, and if its training covers the part of the \
      wave that it must draw. The note changed the network in ten ways. None of these is in the network.
      """)
  }

  private func attempts(_ lesson: Lesson, _ trials: Trials) {
    lesson.section("Ten attempts")
    lesson.say(
      """
      The assignment is that of lesson 2: a slow sine with noise, of which 600 steps are known, and the next 400 are to be drawn. The \
      note tells of thousands of attempts. Here are its ten kinds. All read the last four values, predict the next, and learn from \
      the error of that one step (one of them: of four steps). Then they run freely: each prediction becomes an input. A line counts as \
      the wave if its distance from the clean sine, root mean squared over the 400 steps, is below \(shortText(CourseWave.good)).
      """)
    lesson.equation("x_t = sin(0.01 t) + 0.2 · N(0, 1)     known: t ≤ 600     to draw: t > 600")
    lesson.ask("best")
    lesson.table(
      ["attempt", "one step", "drawn, median", "best", "drew it", "at rest after"],
      trials.all.map { trial in
        let oneStep = lesson.number("attempt.\(trial.key).onestep", median(trial.drawings.map { $0.oneStepError! }))
        return [trial.name, shortText(oneStep, digits: 2)] + trial.cells(lesson, "attempt.")
          + [trial.comesToRest ? "\(trial.settledAfter) steps" : "–"]
      })
    lesson.show(
      Trials.figure("The rest of the wave, as ten kinds of attempts draw it", trials.all), named: "attempts",
      says: "A line a seed. Good predictions one step ahead, and not one wave.")
    lesson.say(
      "And without any network, from the same 600 values (distance from the clean wave, \(trials.seedsInWords)):")
    lesson.table(
      ["reference", "distance"],
      trials.references.map { [$0.name, shortText(lesson.number("reference.\($0.key)", $0.error), digits: 2)] })
    lesson.score("best")
    let drew = trials.all.flatMap(\.drawings).count(where: \.isGood)
    let drawn = trials.all.flatMap(\.drawings).count
    lesson.claim("no attempt draws the wave", drew == 0, shown: "\(drew) of \(drawn)")
    let oneStep = median(trials.all.flatMap(\.drawings).map { $0.oneStepError! })
    lesson.claim(
      "one step ahead they are good: the last value is off by 0.2, the median network by less than 0.15", oneStep < 0.15,
      shown: shortText(oneStep, digits: 2))
    let alone = trials.all.filter { $0.key != "prediction" }.flatMap(\.drawings)
    let resting = alone.count(where: \.comesToRest)
    lesson.claim(
      "left to itself, without noise, at least three of four come to rest", 4 * resting >= 3 * alone.count,
      shown: "\(resting) of \(alone.count), half of them within \(Int(median(alone.map { Double($0.settledAfter) }))) steps")
  }

  private func ingredients(_ lesson: Lesson) {
    lesson.section("What was missing")
    lesson.say(
      """
      Enough past. The wave moves by at most 0.01 a step, and each value is off by 0.2. From four of them nobody can tell up from down. So \
      the network warms up: it reads the last 128 true values before it draws, and carries its memory on.

      Training on what is asked for. A loss of one step asks for one step. Here the network runs freely in training too: it warms up, \
      draws 256 steps from its own predictions, and all of them are compared with the data. This is the closed loop. The gradient goes \
      back through it: through every prediction that became an input.
      """)
    lesson.equation(
      """
      warm up      h ← step(x, h)            on 128 true values
      run freely   y = h·V,  h ← step(y, h)  256 times
      loss         mean of (y − x)²          over the 256 steps
      """)
    lesson.code("net.freeRun(256, from: net.cell.memory(after: past), by: .fusedSequence)")
    lesson.say(
      """
      Covering what is to be drawn. The known part is not quite one period, and its first 128 steps, where the wave climbs from zero, are \
      only ever warm-up, never a target. But climbing from zero is how the part to be drawn begins. The cure is in the wave: its second \
      half is its first half upside down. A network of tanh without biases is odd, f(−x) = −f(x): what it learns about one half holds for \
      the other. Or half of the windows are turned upside down, at random. Or there is a period more of data.
      """)
    lesson.say(
      """
      The network is small: 16 leaky units, which replace a tenth of their memory at each step, so that they move about as slowly as \
      the wave.
      """)
    lesson.equation("h′ = 0.9 h + 0.1 tanh(x·W + h·U)        y = h·V")
    lesson.code("LeakyCell(inputs: 1, hidden: 16, leak: 0.1, initial: .pyTorch.withoutBias, dice: &dice)")
    lesson.say(
      """
      An update takes 16 stretches from random places. Adam at 0.006, falling to a hundredth of that along a cosine; gradients longer \
      than 1 are cut to 1; 1000 updates.
      """)
    lesson.ask("missing")
    lesson.ask("horizon")
  }
}
