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

  func validate() throws {
    if data != nil, options.predict != nil {
      throw ValidationError("--predict answers the questions about the sine; with --data nothing is asked.")
    }
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
      next one. It trains on the first 300 values: the loss is the mean squared error of that one step. Adam goes through all windows, \
      batch by batch, 200 times: 200 epochs.
      """)
    lesson.code("meanSquaredError(net(batch.inputs, on: tape, by: .fusedSequence), tape.data(batch.targets))")
    lesson.say("by: .fusedSequence runs all steps of the window in one go: the same numbers, up to rounding, sooner.")
    let wave = try WaveRun(noise: 0, window: 20, units: 20, epochs: 200, seed: lesson.seed)
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
      Now it must draw 200 steps that it has not seen. It predicts one step, takes its prediction as the next value of the window, \
      predicts again, and so on: a free run, as in lesson 2. Small errors are fed back, so this is much harder.
      """)
    lesson.show(
      Figure("The rest of the wave", x: Axis("time step"), y: Axis("value", range: -1.6...1.6), wave.marks),
      named: "wave",
      says: "The network has seen the steps before the dashed line; what follows it draws by itself.")
    lesson.claim(
      "over 200 steps of its own, the drawn wave stays close to the true one", wave.error < 0.35,
      shown: "root mean squared error \(shortText(wave.error, digits: 2)), and a flat line would have 0.71")
  }

  /// The grid: windows times units, without and with noise, several seeds each.
  private func windowOrWidth(_ lesson: Lesson) throws {
    lesson.section("Window or width?")
    lesson.say(
      """
      A student's note says: with noise, 20 units were best. So we vary both, the window and the width, which is the number of units, on \
      the clean wave and on one with noise of deviation 0.2. Each network draws 200 steps; its error is the root mean squared distance \
      from the clean wave. A flat line at 0 has 0.71, and one at another height has more.
      """)
    lesson.ask("better")
    lesson.ask("flat")
    let grid = try WaveGrid(lesson)
    for noise in WaveGrid.noises {
      lesson.say(
        """
        \(noise == 0 ? "Clean" : "With noise \(shortText(noise))"): error of the drawn wave, \
        \(grid.seeds == 1 ? "one seed" : "median of \(grid.seeds) seeds"); in the last column the median over all widths and seeds.
        """)
      lesson.table(
        ["window"] + grid.units.map { "\($0) units" } + ["median"],
        grid.windows.map { window in
          ["\(window)"] + grid.units.map { shortText(grid.medianError(noise, window, $0), digits: 2) }
            + [
              shortText(
                lesson.number("rmse.noise\(shortText(noise)).window\(window)", grid.medianError(noise, window: window)),
                digits: 2)
            ]
        })
    }
    lesson.show(
      grid.waves, named: "grid",
      says: "The first seed of each. Down: longer windows. To the right: more units. Where does the drawing change more?")
    lesson.show(
      grid.heatMaps, named: "window-or-width", says: "Does the colour change more from top to bottom, or from left to right?")
    lesson.score("better")
    lesson.score("flat")
    let flat = lesson.number("noisy.window5.amplitude", grid.amplitude(0.2, window: 5))
    lesson.claim(
      "with noise and a window of 5, most networks go flat", flat < 0.35,
      shown: "half the height of what they draw is \(shortText(flat, digits: 2)) in the median, that of the wave 1")
    if lesson.isQuick {
      lesson.say("Whether the window matters more than the width takes more networks than this: the default run counts it.")
    } else {
      conclude(lesson, grid)
    }
  }

  private func conclude(_ lesson: Lesson, _ grid: WaveGrid) {
    let (short, long) = (grid.medianError(0, window: 5), grid.medianError(0, window: 20))
    lesson.claim(
      "without noise, a window of 20 beats one of 5, for the median over all widths", long < short,
      shown: "\(shortText(long, digits: 2)) against \(shortText(short, digits: 2))")
    let byWindow = lesson.number("noisy.spread.windows", grid.spreadOverWindows(0.2))
    let byWidth = lesson.number("noisy.spread.units", grid.spreadOverUnits(0.2))
    lesson.claim(
      "with noise, the window matters more than the width", byWindow > byWidth,
      shown: """
        the worst window has \(shortText(byWindow, digits: 2)) times the error of the best, the worst width \
        \(shortText(byWidth, digits: 2)) times
        """)
    let best = Set(grid.windows.map { grid.bestUnits(0.2, window: $0) }).sorted().map(String.init)
    let winner =
      best.count == 1
      ? "Here it is \(best[0]) at every window."
      : "Here no width is best at every window: \(best.joined(separator: ", ")) each win somewhere."
    let isEnough = grid.medianError(0, window: 50) >= long
    lesson.say(
      """
      \(isEnough ? "Without noise, 20 steps were enough: 50 drew no better. " : "")\
      The note asked for the best number of units. \(winner) What it missed is the window, the past that the network may see. Try it on \
      a series of your own: make lesson-08 ARGS="--data FILE --column NAME".
      """)
  }
}
