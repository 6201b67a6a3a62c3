import FourGates
import LessonKit

extension DrawingTheWave {
  func ablation(_ lesson: Lesson, _ trials: Trials) {
    lesson.section("The recipe, and each ingredient taken away")
    lesson.say(
      """
      Distances from the clean wave again. “With biases, nothing instead” is the recipe without its cover; the rows below it give the \
      cover back in another way.
      """)
    lesson.table(
      ["network", "drawn, median", "best", "drew it"],
      trials.all.map { [$0.name] + $0.cells(lesson, "") })
    lesson.show(
      Trials.figure("The rest of the wave, with each ingredient taken away", trials.all), named: "ingredients",
      says: "A panel for each row of the table. Without the past or the cover the wave is gone; without many steps it is bent.")
    let recipe = trials["leaky"]
    lesson.score("missing")
    lesson.score("horizon")
    lesson.claim(
      "the recipe draws the wave, on every seed", recipe.good == recipe.drawings.count,
      shown: "\(recipe.good) of \(recipe.drawings.count), the worst \(shortText(recipe.largest, digits: 2))")
    lesson.claim(
      "with four values of past it does not draw it", trials["past4"].good == 0,
      shown: "\(trials["past4"].good) of \(recipe.drawings.count)")
    if lesson.isQuick {
      lesson.say(
        "What many steps gain, and what is lost without the cover, takes more seeds than one: the default run counts it.")
    } else {
      lesson.claim(
        "trained on one step, its distance is at least half as much again", trials["ahead1"].median > 1.5 * recipe.median,
        shown: "\(shortText(trials["ahead1"].median, digits: 2)) against \(shortText(recipe.median, digits: 2))")
      lesson.claim(
        "with biases, and nothing instead, it misses the wave on most seeds",
        2 * trials["biased"].good < recipe.drawings.count,
        shown: "it draws \(trials["biased"].good) of \(recipe.drawings.count)")
    }
    for (key, how) in [("flips", "windows turned upside down"), ("more", "a period more of data")] {
      guard let trial = trials.find(key) else { continue }
      lesson.claim(
        "with biases and \(how), it draws the wave again", trial.good == trial.drawings.count,
        shown: "\(trial.good) of \(trial.drawings.count), the worst \(shortText(trial.largest, digits: 2))")
    }
    guard lesson.isFull else { return }
    let close = recipe.drawings.count { $0.error < 0.15 }
    lesson.claim("on at least 8 of 10 seeds it comes closer than 0.15", close >= 8, shown: "\(close) of 10")
  }

  func others(_ lesson: Lesson, _ trials: Trials) {
    lesson.section("Is it the leaky cell?")
    lesson.say(
      """
      An LSTM needs a beginning that remembers: a forget bias of 2 and an input bias of −2, a pair like that of lesson 6. It learns from \
      flipped windows, its horizon grows from 8 to 256 steps over the first 60 % of 1000 updates, and its rate begins at 0.01.\
      \(trials.find("rotation") == nil ? "" : " " + Self.aboutRotation)
      """)
    lesson.table(
      ["cell", "drawn, median", "best", "drew it"],
      trials.all.map { [$0.name] + $0.cells(lesson, "") })
    let lstm = trials["lstm"]
    if !lesson.isQuick {
      lesson.claim(
        "the LSTM draws the wave as well, on at least four of five seeds", 5 * lstm.good >= 4 * lstm.drawings.count,
        shown: "\(lstm.good) of \(lstm.drawings.count), the worst \(shortText(lstm.largest, digits: 2))")
    }
    guard lesson.isFull else { return }
    lesson.say(
      """
      “As PyTorch begins” leaves out what the gates, or U, were given to begin with. The last rows change the recipe where it should not \
      matter much, or where the literature has an idea. Scheduled sampling reads true values among its own in training, less and less \
      often. Professor forcing, in its simple form, also asks that the network's outputs be the same whether it reads true values or \
      its own. A training whose loss is no longer a number ends there, and draws with what it has.
      """)
  }

  private static let aboutRotation = """
    The rotation cell can do nothing but swing: two units that turn by an angle at every step. It learns three numbers: \
    the angle, and how much of a surprise each unit takes in. Its horizon grows as well.
    """

  func further(_ lesson: Lesson, _ recipe: Trial) {
    lesson.section("Does it go on?")
    let steps = recipe.drawings[0].values.count
    let x = Array(stride(from: 0, to: steps, by: 4))
    let first = Double(601)
    lesson.show(
      Figure(
        "Four periods without a true value", x: Axis("time step"), y: Axis("value", range: -1.6...1.6),
        [
          .line(
            "sin(0.01 t)", x: x.map { first + Double($0) }, y: recipe.drawings[0].wave(at: x), ink: .truth, dashed: true),
          .line(
            "drawn by the recipe", x: x.map { first + Double($0) }, y: x.map { recipe.drawings[0].values[$0] }, ink: .model),
          .moment("the assignment ends", at: 1000),
        ]), named: "further",
      says: """
        The network goes on swinging: it has not learned 256 steps by heart, it has become an oscillator, which swings by itself.
        """)
    let height = lesson.number("leaky.later.height", median(recipe.drawings.map(\.laterAmplitude)))
    let period = lesson.number("leaky.later.period", median(recipe.drawings.map { $0.laterPeriod ?? .nan }))
    lesson.claim(
      "2,000 steps later it still swings, about as high and as fast as the wave",
      abs(height - 1) < 0.25 && abs(period - 628) < 63,
      shown: "half height \(shortText(height, digits: 2)), period \(shortText(period, digits: 3)) where 628 is true")
  }
}
