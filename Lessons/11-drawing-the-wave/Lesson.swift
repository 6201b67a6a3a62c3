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
        "From an attempt to the wave",
        [tried["plain"], recipe["past4"], recipe["biased"], recipe["ahead1"], recipe["leaky"], cells["lstm"]]), named: "waves",
      says: "An attempt of the notes; the recipe without its past, its cover, its many steps; and whole, in two cells.")
    lesson.say(
      """
      So here is the sentence that the notes were looking for. A network draws the wave if it has seen enough of the past to tell \
      where the wave is going, if it was trained to draw many steps and not to predict one, and if its training covers the part of the \
      wave that it must draw. The notes were right about every run. What they changed, nearly each time, was the network or its noise; \
      none of the three ingredients is there.
      """)
  }

  private func attempts(_ lesson: Lesson, _ trials: Trials) {
    lesson.section("Ten attempts")
    lesson.say(
      """
      The assignment is that of lesson 2: a slow sine with noise, of which 600 steps are known, and the next 400 are to be drawn. The \
      notes tell of thousands of attempts. Here are ten kinds of them. All read the last four values, predict the next, and learn from \
      the error of that one step (one of them: of four steps). Then they run freely: each prediction becomes an input. The first is the \
      network of lesson 2, each of the others changes one thing: the cell and its size, the loss, what the output is added to, or where \
      more noise of 0.2 is put, on inputs or targets in training, or on predictions in the free run. A line counts as the wave if its \
      distance from the clean sine, root mean squared over the 400 steps, is below \(shortText(CourseWave.good)).
      """)
    lesson.equation("x_t = sin(0.01 t) + 0.2 · N(0, 1)     known: t ≤ 600     to draw: t > 600")
    lesson.ask("best")
    lesson.say(
      """
      All errors here are root mean squared distances from the clean wave: “one step” from true values, “drawn” in the free run. A line \
      is at rest when it stays within 0.05 of its end.
      """)
    lesson.table(
      ["attempt", "one step", "drawn, median", "best", "drew it", "at rest after"],
      trials.all.map { trial in
        let oneStep = lesson.number("attempt.\(trial.key).onestep", median(trial.drawings.map { $0.oneStepError! }))
        return [trial.name, shortText(oneStep, digits: 2)] + trial.cells(lesson, "attempt.")
          + [trial.comesToRest ? "\(trial.settledAfter) steps" : "–"]
      })
    lesson.show(
      Trials.figure("The rest of the wave, as ten kinds of attempts draw it", trials.all), named: "attempts",
      says: "One line for each seed. Good predictions one step ahead, and not one wave.")
    lesson.say(
      """
      And without any network, from the same 600 values (distance from the clean wave, \(trials.seedsInWords)). Only the best constant \
      cheats: it is the mean of what is to be drawn. Ridge keeps the weights of a sum small where the data say little.
      """)
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
      The past: enough of it. The wave moves by at most 0.01 a step, and each value is off by 0.2. From four of them nobody can tell up \
      from down. So the network warms up: it reads the last 128 true values before it draws, and carries its memory on.

      Many steps: training on what is asked for. A loss of one step asks for one step. Here the network runs freely in training too: it \
      warms up, draws 256 steps, its horizon, from its own predictions, and all of them are compared with the data. The gradient goes \
      back through every prediction that became an input. y is a prediction, x a value of the data, and V are the readout's weights:
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
      The cover: training on all of the wave that is to be drawn. The known part is not quite one period, and its first 128 steps, where \
      the wave climbs from zero, are only ever warm-up, never a target. But the part to be drawn climbs from zero at its beginning, too. \
      The cure is in the wave: its second half is its first half upside down. A network of tanh without biases is odd, f(−x) = −f(x): what \
      it learns about one half holds for the other. With biases there are other ways: half of the windows are flipped, turned upside \
      down, at random; or there is a period more of data.
      """)
    lesson.say(
      """
      The network is small: 16 leaky units, which replace only a tenth of their memory at each step, so that they move slowly, as the \
      wave does.
      """)
    lesson.equation("h′ = 0.9 h + 0.1 tanh(x·W + h·U)        y = h·V")
    lesson.code("LeakyCell(inputs: 1, hidden: 16, leak: 0.1, initial: .pyTorch.withoutBias, dice: &dice)")
    lesson.say(
      """
      It makes 1000 updates. A batch has 16 stretches of 128 + 256 values from random places. Adam's learning rate begins at 0.006 and \
      falls to a hundredth of that along a cosine; gradients are clipped at a norm of 1.
      """)
    lesson.ask("missing")
    lesson.ask("horizon")
  }
}
