import FourGates
import LessonKit

@main
struct Fitting: LessonProgram {
  static let about = About(
    number: 10, slug: "underfitting-overfitting", title: "Underfitting and overfitting",
    question: "A network learns too little, or learns its samples by heart. How do you see it, and what repairs it?")
  typealias Plan = FitRun.Plan
  @OptionGroup var options: LessonOptions

  func tell(_ lesson: Lesson) throws {
    lesson.section("Two curves and a floor")
    lesson.say(
      """
      Notes on training say: compare training loss with validation loss, compare the number of parameters with the number of samples, \
      and keep the best model. All three are done here, on a sine with a period of 50 steps and noise of deviation 0.3.
      """)
    lesson.equation("x(t) = sin(2πt / 50) + 0.3 · N(0, 1)          floor: 0.3² = 0.09")
    lesson.say(
      """
      N(0, 1) is a random number, rolled anew at every step. Nobody can know it beforehand, so the mean squared error of a prediction \
      is at least 0.09 in the long run. This is the noise floor, as in lesson 2. An LSTM with 32 units sees a window of 16 values and \
      predicts the next. It trains on 80 such windows, its samples, all in one batch: an epoch is one update. The optimizer is Adam at a \
      learning rate of 0.01. After every update we also measure the validation loss, on the next 300 values, which it never trains on.
      """)
    for key in ["when", "floor", "cure"] { lesson.ask(key) }
    let runs = try FitRuns(lesson)
    overfitting(runs, lesson)
    checkpoints(runs, lesson)
    repairs(runs, lesson)
    if !lesson.isQuick { parameters(runs, lesson) }
    underfitting(runs, lesson)
    lesson.fingerprint = runs[runs.plain][0].fingerprint
  }

  private func overfitting(_ runs: FitRuns, _ lesson: Lesson) {
    let values = FitRun.series(seed: lesson.seed).values
    let persistence = meanSquaredError(
      FitRun.validation.map { values[$0] }, FitRun.validation.map { values[$0 - 1] })
    lesson.show(
      runs.curves(of: runs[runs.plain][0], persistence: persistence), named: "curves",
      says: """
        Before the vertical line both curves fall. After it only the training loss falls, far below the floor, and the validation loss \
        rises. The dashed level is the loss of repeating the last value.
        """)
    let (lowest, end) = (runs.median(runs.plain, \.lowest), runs.median(runs.plain, \.atEnd))
    let when = runs.median(runs.plain) { Double($0.bestUpdate) }
    lesson.say(
      """
      \(lesson.isQuick
        ? "This quick run makes \(runs.plain.updates) of the 400 updates. "
        : "The figure shows one seed; all numbers are medians of \(runs.seeds) seeds. ")The training loss ends at \
      \(shortText(lesson.number("plain.training.end", runs.median(runs.plain, \.trainingAtEnd)), digits: 3)), the validation loss at \
      \(shortText(lesson.number("plain.validation.end", end), digits: 3)). It was lowest after update \
      \(shortText(lesson.number("plain.best.update", when))), at \(shortText(lesson.number("plain.validation.lowest", lowest), digits: 3)).
      """)
    lesson.score("when")
    lesson.score("floor")
    lesson.claim(
      "the validation loss is lowest in the first \(lesson.isQuick ? "half" : "quarter") of the training",
      when <= Double(runs.plain.updates) / (lesson.isQuick ? 2 : 4),
      shown: "after update \(shortText(when)) of \(runs.plain.updates)")
    lesson.claim(
      "it ends at least a \(lesson.isQuick ? "tenth" : "quarter") above its lowest value",
      end > (lesson.isQuick ? 1.1 : 1.25) * lowest,
      shown: "\(shortText(end, digits: 3)) against \(shortText(lowest, digits: 3))")
    let training = runs.median(runs.plain, \.trainingAtEnd)
    lesson.claim(
      "the training loss ends below the floor: the samples are learned by heart", training < FitRun.floor,
      shown: "\(shortText(training, digits: 2)) against \(shortText(FitRun.floor))")
  }

  private func checkpoints(_ runs: FitRuns, _ lesson: Lesson) {
    lesson.section("The best checkpoint")
    let names = runs[runs.plain][0].checkpoints
    lesson.say(
      """
      Each time that the validation loss is lower than ever before, the parameters are kept. That is a checkpoint, here not in a file but \
      in the computer's memory; its name says from which update it is, and what its validation loss was. The run of the first seed made \
      \(names.count) of them, and the last three are \(names.suffix(3).joined(separator: ", ")).
      """)
    lesson.code("if now < lowest { (lowest, best) = (now, Snapshot(of: net.parameters)) }")
    lesson.code("best.restore(net.parameters)")
    let best = lesson.number("plain.restored.test", runs.median(runs.plain) { $0.restored.test })
    let last = lesson.number("plain.last.test", runs.median(runs.plain, \.testAtEnd))
    lesson.say(
      """
      A checkpoint that was chosen because its loss on these 300 values is low has a little luck in that number. So both are judged \
      on 300 more values, by which nothing was chosen: the test part. There the best checkpoint has \(shortText(best, digits: 3)), \
      and the parameters at the end have \(shortText(last, digits: 3)).
      """)
    let again = runs.repairs.flatMap { runs[$0.plan] }
    lesson.claim(
      "put back, each best checkpoint gives its validation loss again, to the last bit",
      again.allSatisfy { $0.restored.validation == $0.lowest }, shown: "\(again.count) of \(again.count) networks")
    lesson.claim(
      "the best checkpoint beats the last parameters on the test part as well", best < last,
      shown: "\(shortText(best, digits: 3)) against \(shortText(last, digits: 3))")
  }
}
