import FourGates
import LessonKit

@main
struct Gestures: LessonProgram, HasFullRun {
  static let about = About(
    number: 12, slug: "gestures", title: "Gestures",
    question: "A week of experiments, forty rows in a table. Which of its rows are real?")
  @OptionGroup var options: LessonOptions
  @OptionGroup var full: FullOption

  @Option(
    help: ArgumentHelp(
      "The folder of the SmartWatch Gestures, or a zip file of it, to use them and not made ones.", valueName: "dir"))
  var data: String?

  func tell(_ lesson: Lesson) throws {
    let set = try recordings(lesson)
    lesson.ask("padding")
    lesson.ask("dropout")
    lesson.ask("neighbour")
    let trials = try Trials(lesson, on: set)
    lesson.fingerprint = trials["note"].trials[0].fingerprint
    padding(trials, lesson)
    dropout(trials, lesson)
    strangers(trials, lesson)
    table(trials, lesson)
  }

  private func recordings(_ lesson: Lesson) throws -> SequenceSet {
    lesson.section("Gestures on a wrist")
    let set: SequenceSet
    if let data {
      set = try SequenceSet(smartWatchGestures: data)
      lesson.say(
        "The recordings are the SmartWatch Gestures: \(set.count) of them, by \(set.people.count) people, about ten steps a second."
      )
    } else {
      var dice = lesson.dice()
      set = lesson.isQuick ? .madeGestures(classes: 10, each: 8, dice: &dice) : .madeGestures(dice: &dice)
      lesson.say(
        """
        The notes are about recordings of a watch, which are not ours to ship. So these are made: \(set.classes.count) gestures by \
        \(set.people.count) people, \(set.count) recordings in all. Each gesture is a curve of its own, each person makes it with \
        strength, tempo and tilt of their own, and no two are alike. make lesson-12 ARGS="--data DIR" takes the real ones.
        """)
    }
    try set.requireClasses()
    try set.requirePeople(ofAtLeast: 2)
    let lengths = set.sequences.map(\.steps)
    let plain = Trials.plain(lesson)
    lesson.say(
      """
      A recording has from \(lengths.min()!) to \(lengths.max()!) steps, and at each step three numbers: the acceleration along x, y and \
      z. What gesture is it? Four fifths are to train on, chosen at random, and the rest to judge by. The notes did it like this. A GRU \
      with 64 units reads the recordings in batches of \(plain.batch). In a batch, the shorter ones are followed by zeros, so that all have the same \
      number of steps: that is padding. After the last step a readout gives each gesture a score, and the highest is the answer. \
      The loss is the cross-entropy of lesson 6. Adam trains at a rate of 0.001 for \(plain.epochs) epochs, with a weight decay of 0.00001; when \
      five epochs bring nothing new, the rate is halved.
      """)
    lesson.code("crossEntropy(net(batch.inputs, lengths: batch.lengths, on: tape), targets: batch.targets)")
    return set
  }

  private func padding(_ trials: Trials, _ lesson: Lesson) {
    lesson.section("What stands behind a gesture")
    let (note, real) = (trials["note"], trials["real"])
    lesson.show(
      trials.curves, named: "accuracy",
      says: """
        The lines are the same kind of network, read at different steps. The levels are rules without a memory, which the next sections \
        explain.
        """)
    func early(_ row: Trials.Row) -> Double { median(row.trials.map { $0.accuracies[2] }) }
    let (noteEarly, realEarly) = (
      lesson.number("note.epoch3", early(note)), lesson.number("real.epoch3", early(real))
    )
    lesson.say(
      """
      After 3 epochs the network that answers after the last zero has \(percent(noteEarly)) right, and the one that answers at each \
      gesture's own last step has \(percent(realEarly)). The padding is the handicap, and nobody saw it: a table of accuracies does not \
      show what a network reads.
      """)
    lesson.code(
      "SequenceClassifier(.gru, inputs: 3, hidden: 64, classes: \(trials.set.classes.count), reading: .lastRealStep, dice: &dice)"
    )
    lesson.show(
      trials.certainties, named: "certainty",
      says: """
        Both networks asked at every step of the shortest gestures, and of the zeros behind them: how much of its certainty each gives to \
        the right answer, in the mean. Softmax turns scores into shares that add up to 1.
        """)
    let certainty = real.trials[0].certainty
    let (atEnd, later) = (certainty.first { $0.step == 0 }!.share, certainty.last!.share)
    lesson.say(
      """
      The one that was trained to answer in time knows at the end of the gesture, and forgets while zeros come in: \
      \(percent(lesson.number("real.certainty.end", atEnd))) for the right answer, and after \(certainty.last!.step) zeros \
      \(percent(lesson.number("real.certainty.later", later))). Nobody taught it to keep what it knew. The other one had to learn just \
      that, and that is most of what its epochs went into.
      """)
    lesson.score("padding")
    lesson.claim(
      "after 3 epochs, reading the last real step has at least half as many right answers again",
      realEarly >= 1.5 * noteEarly, shown: "\(percent(realEarly)) against \(percent(noteEarly))")
    lesson.claim(
      "at the end it is still ahead", real.accuracy > note.accuracy,
      shown: "\(percent(real.accuracy)) against \(percent(note.accuracy))")
  }

  private func dropout(_ trials: Trials, _ lesson: Lesson) {
    lesson.section("A row that cannot differ")
    let (note, dropped) = (trials["note"], trials["dropout"])
    lesson.say(
      """
      Dropout between layers sets half of what a layer hands to the next one to 0, while training. This network has one layer and hands \
      nothing on. So with the same dice the row with dropout is the row without, to the last bit: the fingerprints of the trained \
      parameters are \(dropped.trials[0].fingerprint) and \(note.trials[0].fingerprint).
      """)
    let accuracies = note.trials.map(\.accuracy)
    if accuracies.count > 1 {
      lesson.say(
        """
        With other dice the same row gives \(accuracies.map(percent).joined(separator: ", ")). That is how far two rows of the table may be apart \
        and mean nothing: \(percent(lesson.number("note.range", accuracies.max()! - accuracies.min()!))). The notes have a section \
        that compares rates of dropout, each run once. It compares dice.
        """)
    }
    lesson.score("dropout")
    lesson.claim(
      "dropout between the layers of one layer changes no bit", dropped.trials[0].fingerprint == note.trials[0].fingerprint,
      shown: dropped.trials[0].fingerprint)
  }
}

/// A share, as one says it.
func percent(_ share: Double) -> String {
  "\(shortText(100 * share, digits: 3)) %"
}
