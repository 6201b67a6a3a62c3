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
      x and h are rows of numbers. W and U are matrices and b is a row; training finds their numbers, the parameters. x·W + h·U + b is an \
      affine map, “map” in the code, and tanh brings each number of it between −1 and 1. What is done at a step, with its parameters, is a \
      cell. A prediction is read off the memory by another affine map, the readout.

      In students' notes four numbers get mixed up here, because in small examples several of them are 20, or 1:
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
      Our sequences are half periods of a sine, as in a well-known course. Each has 21 points. The first 20 are the inputs, a step each, \
      and the last 20 are the targets: at each step, the network should say the next value. There are 32 hidden units.
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
      Read down the columns; the first says what was changed. “Input” is what comes in at one step, [B, I]. The memory, [B, H], knows the \
      batch and the units, not the steps. “All outputs” has the memories of all steps one below the other, T·B rows, for the readout to \
      read; other libraries keep them apart, as [B, T, H] or [T, B, H]. Only features and units change the number of parameters. \
      “Entries” are the lines on the tape, and only steps change their number: the tape is the loop, written out.
      """)
    for question in ["memory", "parameters"] { lesson.score(question) }
    lesson.number("parameters", Double(plain.parameters))
    lesson.number("entries.20", Double(plain.entries))
    lesson.number("entries.40", Double(longer.entries))
    lesson.claim(
      "twice as many steps: as many parameters, and 6 entries more for each step, its input among them",
      longer.parameters == plain.parameters && longer.entries - plain.entries == 20 * 6,
      shown: "\(longer.parameters) parameters, \(longer.entries) entries after \(plain.entries)")
  }

  private func learning(_ lesson: Lesson) {
    lesson.section("What the memory is for")
    lesson.say(
      """
      The value ½ comes twice in a half period, once on the way up and once on the way down, and what follows differs. A step is an angle \
      δ of π/20, and the value after x is x·cos δ plus or minus √(1 − x²)·sin δ. Who sees only x does not know the sign, can at best leave \
      that part out, and has a mean squared error of ½ sin² δ = \(shortText(HalfPeriods.errorWithoutMemory, digits: 2)). The network can \
      remember the steps before.

      It trains on one half period after the other, above 0 and below 0 in turn, with an update after each, \(HalfPeriods.updates) in \
      all. It takes its memory along from each half period to the next, but as data: the gradient stops there.
      """)
    lesson.code("let run = cell.unroll(over: inputs.map { tape.data($0) }, from: tape.data(memory))")
    let learned = HalfPeriods(seed: lesson.seed)
    lesson.fingerprint = learned.fingerprint
    lesson.show(
      learned.figure, named: "half-periods",
      says: """
        Left and middle: the first half period, before any update, and the last. Right: the error falls below what anybody without a \
        memory can reach.
        """)
    let error = lesson.number("error.after", learned.answers.last!.error)
    let floor = lesson.number("error.without.memory", HalfPeriods.errorWithoutMemory)
    lesson.claim(
      "after \(HalfPeriods.updates) updates, the network errs less than half as much as anybody without a memory",
      error < floor / 2,
      shown: "mean squared errors \(shortText(error, digits: 2)) and \(shortText(floor, digits: 2))")
  }
}
