import FourGates
import LessonKit

@main
struct SineWave: LessonProgram {
  static let about = About(
    number: 8, slug: "sine-wave", title: "The sine wave",
    question:
      "An LSTM learns to predict a wave one step ahead. Can it draw the rest? And what helps: a longer window, or more units?")
  @OptionGroup var options: LessonOptions

  @Option(
    help: ArgumentHelp("A CSV file with a series of your own, to draw the rest of instead of the sine.", valueName: "file"))
  var data: String?

  @Option(help: ArgumentHelp("With --data: the column, by its name or its number.", valueName: "name"))
  var column: String?

  static let questions = [
    Question(
      "better", "The wave comes with noise, and the network may get a longer window or more units. What helps more?",
      ["a longer window", "more units", "they help alike"], right: "a",
      because: "Which way the wave is going is in the past values, not in the network. Five noisy values do not tell; fifty do."
    ),
    Question(
      "flat", "With noise and a window of 5 steps, what does the network draw when it runs on its own output?",
      ["the wave", "a wave of the wrong period", "a flat line"], right: "c",
      because:
        "With so few noisy values its best guess is a bit nearer to the mean each time. Run on its own guesses, it settles."),
  ]

  static let exercise = Exercise(
    brief: "Write the loop that lets any predictor draw a series further, from its own predictions.",
    hints: [
      "Keep an array that starts as the window. Each round appends one value.",
      "The predictor always sees as many values as the window has: the last ones, values.suffix(window.count).",
      "for _ in 0..<steps { values.append(predict(Array(values.suffix(window.count)))) }, then drop the window.",
    ],
    yours: yourDrawing, solution: drawing
  ) { draw, check in
    let counting = try draw([1, 2, 3], 4) { $0.last! + 1 }
    check.expect("counting on from 1, 2, 3", counting, equals: [4, 5, 6, 7], within: 1e-6)
    let sums = try draw([1, 1], 5) { $0[0] + $0[1] }
    check.expect("the sum of the last two, from 1, 1", sums, equals: [2, 3, 5, 8, 13], within: 1e-6)
    let widths = try draw([5, 6, 7], 3) { Scalar($0.count) }
    check.expect("how many values the predictor sees", widths, equals: [3, 3, 3], within: 0)
    check.expect("no steps, no values", try draw([1], 0) { $0[0] }.count, equals: 0)
  }

  func validate() throws {
    if column != nil, data == nil {
      throw ValidationError("--column names a column of a file; give the file with --data FILE.")
    }
  }

  func tell(_ lesson: Lesson) throws {
    if let data { return try YourSeries(file: data, column: column, lesson: lesson).tell() }
    try oneWave(lesson)
    try windowOrWidth(lesson)
  }

  /// One network, seen closely.
  private func oneWave(_ lesson: Lesson) throws {
    lesson.section("One step ahead")
    lesson.say(
      """
      The series is a sine with a period of 50 steps. The network, an LSTM with 20 units, sees a window of 20 values and predicts the \
      next one. It trains on the first 300 values: the loss is the mean squared error of that one step, and the optimizer, Adam, goes \
      through all windows again and again; each time is an epoch.
      """)
    lesson.code("meanSquaredError(net(batch.inputs, on: tape), tape.data(batch.targets))")
    let wave = try WaveRun(noise: 0, window: 20, units: 20, epochs: lesson.isQuick ? 80 : 200, seed: lesson.seed)
    lesson.fingerprint = wave.fingerprint
    lesson.number("clean.loss", wave.losses.last!)
    lesson.number("clean.drawn.rmse", wave.error)
    let persistence = wave.persistenceLoss
    lesson.show(
      Figure(
        "Training: the error of one step", x: Axis("epoch"), y: Axis("mean squared error", .logarithmic),
        [
          .line("training", x: wave.losses.indices.map { Double($0 + 1) }, y: wave.losses, ink: .training),
          .level("last value repeated (no learning)", at: persistence, ink: .baseline),
        ]), named: "training", says: "Predicting that nothing changes is already good; the network is soon far below it.")
    lesson.claim(
      "one step ahead, the network is at least ten times better than repeating the last value",
      wave.losses.last! < persistence / 10,
      shown: "\(shortText(wave.losses.last!, digits: 2)) against \(shortText(persistence, digits: 2))")
    lesson.section("The rest of the wave")
    lesson.say(
      """
      Now it must draw 200 steps that it has not seen. It predicts one step, takes its prediction for the next value of the window, \
      predicts again, and so on: it runs on its own output. Small errors are fed back, so this is much harder.
      """)
    lesson.show(
      Figure("The rest of the wave", x: Axis("time step"), y: Axis("value", range: -1.6...1.6), wave.marks),
      named: "wave", says: "What the network saw ends in the middle; everything after that it draws by itself.")
    lesson.claim(
      "over 200 steps of its own, the drawn wave stays close to the true one", wave.error < 0.35,
      shown: "root mean squared error \(shortText(wave.error, digits: 2)), and a flat line would have 0.71")
  }

  /// The grid: windows times units, without and with noise, several seeds each.
  private func windowOrWidth(_ lesson: Lesson) throws {
    lesson.section("Window or width?")
    lesson.say(
      """
      A student's note says: with noise, 20 units were best. So we vary both, the window and the number of units, on the clean wave \
      and on one with noise of 0.2. Each network draws 200 steps; its error is the root mean squared distance from the clean wave. \
      A flat line at 0 has 0.71. Each number is the median of the seeds.
      """)
    lesson.ask("better")
    lesson.ask("flat")
    let grid = try WaveGrid(lesson)
    for noise in WaveGrid.noises {
      lesson.say(noise == 0 ? "Clean, error of the drawn wave:" : "With noise \(shortText(noise)), error of the drawn wave:")
      lesson.table(
        ["window"] + grid.units.map { "\($0) units" },
        grid.windows.map { window in
          ["\(window)"] + grid.units.map { shortText(grid.medianError(noise, window, $0), digits: 2) }
        })
    }
    lesson.show(
      grid.waves, named: "grid", says: "Down: longer windows. To the right: more units. The rows differ, the columns hardly.")
    lesson.show(grid.heatMaps, named: "window-or-width", says: "The colour changes from row to row, with the window.")
    lesson.score("better")
    lesson.score("flat")
    let flat = grid.amplitude(0.2, window: 5)
    lesson.number("noisy.window5.amplitude", flat)
    lesson.claim(
      "with noise and a window of 5, what is drawn goes flat", flat < 0.35,
      shown: "half its height is \(shortText(flat, digits: 2)), not 1")
    let (short, long) = (grid.medianError(0, window: 5), grid.medianError(0, window: 20))
    lesson.claim(
      "without noise, a window of 20 beats one of 5, for the median over all widths", long < short,
      shown: "\(shortText(long, digits: 2)) against \(shortText(short, digits: 2))")
    if lesson.isQuick {
      lesson.say("Whether the window matters more than the width takes more networks than this; the full run counts it.")
    } else {
      let (byWindow, byWidth) = (grid.spreadOverWindows(0.2), grid.spreadOverUnits(0.2))
      lesson.number("noisy.spread.windows", byWindow)
      lesson.number("noisy.spread.units", byWidth)
      lesson.claim(
        "with noise, the window matters more than the width", byWindow > byWidth,
        shown: "from best to worst window a factor of \(shortText(byWindow, digits: 2)), width \(shortText(byWidth, digits: 2))"
      )
    }
    lesson.say(
      """
      So the note was right that 20 units do well, and missed what mattered: the past that the network may see. Try it on a series of \
      your own: make lesson-08 ARGS="--data FILE --column NAME".
      """)
  }
}
