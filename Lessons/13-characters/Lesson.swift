import ArgumentParser
import FourGates
import LessonKit

@main
struct Characters: LessonProgram, HasFullRun {
  static let about = About(
    number: 13, slug: "characters", title: "Characters",
    question: "How good is a small model of text, and when does one stop training it?")
  @OptionGroup var options: LessonOptions
  @OptionGroup var full: FullOption

  @Option(help: ArgumentHelp("A text of your own, in UTF-8, instead of the nature show.", valueName: "file"))
  var text: String?

  func validate() throws {
    if text == "" { throw ValidationError("--text needs the name of a file, and got an empty one.") }
    if text != nil, options.predict != nil {
      throw ValidationError("--predict answers the questions about the nature show; with --text nothing is asked.")
    }
  }

  func tell(_ lesson: Lesson) throws {
    if let text { return try YourText(file: text, lesson: lesson).tell() }
    opening(lesson)
    for question in Self.questions { lesson.ask(question.key) }
    let runs = try TextRuns(lesson)
    lesson.fingerprint = runs[runs.plain][0].fingerprint
    counting(runs, lesson)
    stopping(runs, lesson)
    howMuchText(runs, lesson)
    if !lesson.isQuick { settings(runs, lesson) }
    writing(runs, lesson)
    oneOrMany(runs, lesson)
    closing(lesson)
  }

  private func opening(_ lesson: Lesson) {
    lesson.section("A text whose end is known")
    var dice = lesson.dice()
    lesson.say("The narrator of a nature show says sentences like these:")
    lesson.list(NatureShow.sentences(of: NatureShow.text(sentences: 3, dice: &dice)).map { String($0.dropLast()) })
    lesson.say(
      """
      A small grammar makes them, and dice choose: there are \(NatureShow.Narrator().count) sentences in all, of \
      \(NatureShow.alphabet.count) different symbols, spaces and signs included. A model of text reads one symbol after the other and \
      says how likely each symbol is to come next. It is judged by its surprise: −log p of the symbol that came, in the mean. That is \
      the cross-entropy, the loss of lesson 12; with the natural logarithm its unit is the nat, 1.44 bits. Because the dice are ours, we \
      know how much is left to chance: the grammar's own surprise, its entropy, is \(shortText(lesson.number("entropy", NatureShow.entropy), digits: 3)) nats a symbol. In a \
      long text nobody has less.
      """)
    lesson.code("crossEntropy(net.read(run.outputs), targets: chunk.targets)")
  }

  private func closing(_ lesson: Lesson) {
    lesson.section("What the notes got right")
    lesson.say(
      """
      The advice is to watch the validation loss, to compare parameters with symbols, and to keep the checkpoint with the lowest loss in \
      its name. All of it works here. What it leaves out is what the loss is to be compared with: counting, which needs no network, and \
      the entropy, where nothing is left to learn. And it leaves out that one cannot see by the samples which checkpoint is best.
      """)
  }
}

/// A share, as one says it.
func percent(_ share: Double) -> String {
  "\(shortText(100 * share, digits: 3)) %"
}

/// A loss, with three digits.
func nats(_ loss: Double) -> String { shortText(loss, digits: 3) }
