import FourGates
import LessonKit

@main
struct LoopWithMemory: LessonProgram {
  static let about = About(
    number: 3, slug: "a-loop-with-memory", title: "A loop with memory",
    question: "What do batch, steps, features and hidden units mean, and how does the gradient run back through time?")
  @OptionGroup var options: LessonOptions

  func tell(_ lesson: Lesson) throws {
    lesson.section("A loop")
    lesson.say(
      """
      A recurrent network is a loop. At every step it gets an input x and its own memory h from the step before, and makes a new memory:
      """)
    lesson.equation("h′ = tanh(x·W + h·U + b)")
    lesson.code("func step(_ x: Variable, _ h: Variable) -> Variable { tanh(map(x, h)) }")
    lesson.say(
      """
      A prediction is read off the memory by another affine map, the readout. In students' notes four numbers get mixed up here, \
      because in small examples several of them are 20, or 1:
      """)
    lesson.table(
      ["word", "letter", "what it counts"],
      [
        ["batch", "B", "sequences that are computed side by side, a row each; they know nothing of each other"],
        ["steps", "T", "how often the loop goes round: the length of a sequence"],
        ["features", "I", "numbers that come in at one step; 1 for a single series"],
        ["hidden units", "H", "numbers that the memory is made of; yours to choose"],
      ])
    lesson.say(
      """
      Our sequences are half periods of a sine, as in a well-known course: 21 points, of which the first 20 are the inputs, and the \
      last 20 what the network should say: at each step, the next value. There are 32 hidden units.
      """)
    for question in ["memory", "parameters"] { lesson.ask(question) }
    shapes(lesson)
    learning(lesson)
    try threeSteps(lesson)
    terms(lesson)
  }

  private func shapes(_ lesson: Lesson) {
    lesson.section("The shapes")
    lesson.say(
      """
      We run the network once on 1 sequence of 20 steps with 1 feature, with 32 units; then we change one number at a time. Nothing here \
      comes from a formula: the shapes are those of the tensors, and the tape is counted.
      """
    )
    let dice = lesson.dice()
    let plain = Shapes(dice: dice)
    let longer = Shapes(steps: 40, dice: dice)
    lesson.table(
      Shapes.header,
      [
        plain.row("nothing"), Shapes(batch: 4, dice: dice).row("4 sequences"),
        longer.row("40 steps"), Shapes(features: 3, dice: dice).row("3 features"),
        Shapes(hidden: 64, dice: dice).row("64 units"),
      ])
    lesson.say(
      """
      Read down the columns. The memory knows the batch and the units, not the steps. “All outputs” has the memories of all steps one \
      below the other, T·B rows, for the readout to read; other libraries keep them apart, as [B, T, H] or [T, B, H]. Only features and \
      units change the number of parameters. Only steps change the length of the tape: it is the loop, written out.
      """)
    for question in ["memory", "parameters"] { lesson.score(question) }
    lesson.number("parameters", Double(plain.parameters))
    lesson.number("entries.20", Double(plain.entries))
    lesson.number("entries.40", Double(longer.entries))
    lesson.claim(
      "twice as many steps: as many parameters, and 5 entries more for each step, with its input 6",
      longer.parameters == plain.parameters && longer.entries - plain.entries == 20 * 6,
      shown: "\(longer.parameters) parameters, \(longer.entries) entries after \(plain.entries)")
  }

  private func learning(_ lesson: Lesson) {
    lesson.section("What the memory is for")
    lesson.say(
      """
      The value ½ comes twice in a half period, once on the way up and once on the way down, and what follows differs. Who sees only x \
      must say something in between, and errs by ½ sin²(π/20) in the mean square, at best. The network has seen the steps before. It \
      trains on one half period after the other, \(HalfPeriods.updates) updates, and takes its memory along from each to the next, as \
      numbers: the gradient stops there.
      """)
    lesson.code("let run = cell.unroll(over: inputs.map { tape.data($0) }, from: tape.data(memory))")
    let learned = HalfPeriods(seed: lesson.seed)
    lesson.fingerprint = learned.fingerprint
    lesson.show(
      learned.figure, named: "half-periods", says: "Right: the error falls below what anybody without a memory can reach.")
    let error = lesson.number("error.after", learned.answers.last!.error)
    let floor = lesson.number("error.without.memory", HalfPeriods.errorWithoutMemory)
    lesson.claim(
      "after \(HalfPeriods.updates) updates, the network errs less than half as much as anybody without a memory",
      error < floor / 2,
      shown: "\(shortText(error, digits: 2)) against \(shortText(floor, digits: 2))")
  }
}
