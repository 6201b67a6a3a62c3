import FourGates
import LessonKit

/// The same experiment on a series of the reader's own.
struct YourSeries {
  private static let fewest = 30
  let file: String
  let column: String?
  let lesson: Lesson

  func tell() throws {
    let series = try Series(csv: file, column: column)
    guard series.count >= Self.fewest else {
      throw DatasetError.tooShort(
        series.name, has: series.count, needs: Self.fewest, purpose: "a part to train on and a rest to draw")
    }
    let split = try series.split(trainFraction: 0.8)
    let past = series[split.train]
    let season = seasonLength(of: past)
    let window = min(max(2 * (season ?? 10), 12), 64, past.count / 2)
    lesson.section("The rest of your series")
    lesson.say(
      """
      \(series.name) has \(series.count) values. The first \(split.train.count) are for training, the last \(split.test.count) are \
      for the network to draw. \(season.map { "It seems to repeat every \($0) steps." } ?? "No season was found in it.") The network is \
      an LSTM with 32 units that sees a window of \(window) values. It works on standardized numbers: the training part's mean is taken \
      off, and what is left is divided by its standard deviation; the rest of the series has no say in that.
      """)
    let scale = Standardizer(fittedTo: past)
    var dice = lesson.dice()
    let net = Forecaster(LSTMCell(inputs: 1, hidden: 32, initial: .pyTorch.forgetBias(1), dice: &dice), dice: &dice)
    let windows = try Windows(of: scale.standardized(past), steps: window)
    let epochs = max(1, (lesson.isQuick ? 60 : 800) * 32 / windows.count)
    var trainer = Trainer(
      net.parameters, optimizer: Adam(learningRate: 0.005), schedule: .cosine(over: .epochs(epochs), finalFraction: 0.05),
      clipping: .norm(1), progress: lesson.isInteractive ? .automatic : .silent)
    try trainer.fit(epochs: epochs, batches: { _ in windows.batches(of: 32, dice: &dice) }, size: \.count) { batch, tape in
      meanSquaredError(net(batch.inputs, on: tape, by: .fusedSequence), tape.data(batch.targets))
    }
    lesson.fingerprint = fingerprint(of: net.parameters)
    let truth = Array(series.values[split.test])
    let all = scale.standardized(series)
    let oneStep = try Windows(of: all, steps: window, targetsIn: split.test).batches(of: 64)
      .flatMap { net($0.inputs, on: Tape()).value.scalars.map { scale.restored(Double($0)) } }
    let seen = all.values[split.train].suffix(window).map { Scalar($0) }
    let drawn = net.draw(truth.count, after: seen).map { scale.restored(Double($0)) }
    var scores = [Score("the network", oneStep, drawn, truth)]
    var marks: [Mark] = [
      .line(
        "end of training", x: split.train.suffix(2 * truth.count).map { Double($0) },
        y: Array(past.values.suffix(2 * truth.count)), ink: .data),
      .line("the true rest", x: split.test.map { Double($0) }, y: truth, ink: .truth),
    ]
    for (baseline, ink) in [(Baseline.persistence, Ink.baseline)]
      + (season.map { [(.seasonal(period: $0), Ink.secondModel)] } ?? [])
    {
      let free = try baseline.freeRun(after: past, count: truth.count)
      let near = try baseline.predictions(of: series, at: split.test)
      scores.append(Score(baseline.name, near, free, truth))
      marks.append(.line(baseline.name, x: split.test.map { Double($0) }, y: free, ink: ink, dashed: true))
    }
    marks.append(.line("drawn by the network", x: split.test.map { Double($0) }, y: drawn, ink: .model))
    marks.append(.moment("training ends", at: Double(split.test.lowerBound)))
    lesson.show(
      Figure("The rest of \(series.name)", x: Axis("row of the file, from 0"), y: Axis(series.name), marks),
      named: "your-series",
      says: "After the line the network sees nothing but its own output; nor do the baselines.")
    lesson.say("Root mean squared error on the last \(truth.count) values, in the unit of the series:")
    lesson.table(
      ["", "one step ahead", "drawn to the end"], scores.map { [$0.name, shortText($0.oneStep), shortText($0.drawn)] })
    judge(scores)
  }

  /// Says who was better, whoever it was.
  private func judge(_ scores: [Score]) {
    lesson.number("network.one-step.rmse", scores[0].oneStep)
    lesson.number("network.drawn.rmse", scores[0].drawn)
    lesson.number("persistence.one-step.rmse", scores[1].oneStep)
    lesson.number("persistence.drawn.rmse", scores[1].drawn)
    let near = scores.min { $0.oneStep < $1.oneStep }!
    let far = scores.min { $0.drawn < $1.drawn }!
    lesson.say(
      """
      One step ahead, the best is \(near.name); to the end, it is \(far.name). \
      \(far.name == scores[0].name ? "" : "Where a rule without any learning wins, the network has learned little that lasts.") \
      What the training part never showed, such as a rise beyond its highest value, a network rarely draws rightly.
      """)
  }

  private struct Score {
    let name: String
    let oneStep: Double
    let drawn: Double

    init(_ name: String, _ oneStep: [Double], _ drawn: [Double], _ truth: [Double]) {
      self.name = name
      self.oneStep = rootMeanSquaredError(oneStep, truth)
      self.drawn = rootMeanSquaredError(drawn, truth)
    }
  }
}
