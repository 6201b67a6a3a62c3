import FourGates
import LessonKit

@main
struct TheTape: LessonProgram {
  static let about = About(
    number: 1, slug: "the-tape", title: "The tape", question: "Where does a gradient come from?")
  @OptionGroup var options: LessonOptions

  func tell(_ lesson: Lesson) throws {
    lesson.section("A list of what happened")
    lesson.say(
      """
      Training makes one number small, the loss: it says how wrong a network is. For that we must know, for each number in the \
      network, how the loss would change if that number changed a little: its gradient. FourGates computes it by writing everything \
      down. Every calculation adds a line, an entry, to a list, the tape. Here is all of it for y = x·x + 3x at x = 2; y stands where \
      the loss will stand.
      """)
    lesson.ask("twice")
    let tape = Tape()
    let x = tape.variable(Tensor(2), named: "x")
    let y = x * x + 3 * x
    lesson.code("let y = x * x + 3 * x")
    let gradients = tape.gradients(of: y, keepingAll: true)
    lesson.equation(tape.listing(gradients))
    lesson.say(
      """
      “from” says which entries a line was computed from. Read the table downwards for the values, then upwards for the gradients. The \
      last line starts: y grows as fast as itself, 1. Each entry knows its pullback: a small function that turns the gradient of its \
      value into gradients of its inputs. “add” hands what it got, 1, to both of its inputs. “scale”, which is the 3 times, hands x \
      3 times what it got. “multiply” hands each factor what it got times the other factor, so x gets 2 twice.
      """)
    lesson.say(
      """
      When x's turn comes, at the very end, three shares have arrived: 2 + 2 + 3. Nobody had to look for them. Whatever used x was \
      written after x, so going backwards through the list, all of its users come first. That is why one loop is enough.
      """)
    lesson.score("twice", measured: Double(gradients[x].scalar))
    lesson.claim(
      "the three shares add up to 2x + 3 = 7", gradients[x].scalar == 7, shown: "\(gradients[x])")
    try knownAnswers(lesson)
    try theBestStep(lesson)
    try aStraightLine(lesson)
  }

  /// A longer expression, with answers that were published elsewhere.
  private func knownAnswers(_ lesson: Lesson) throws {
    let tape = Tape()
    let (a, b) = (tape.variable(Tensor(-4)), tape.variable(Tensor(2)))
    var c = a + b
    var d = a * b + power(b, 3)
    c = c + c + 1
    c = c + 1 + c - a
    d = d + d * 2 + relu(b + a)
    d = d + 3 * d + relu(b - a)
    let f = square(c - d)
    let g = f / 2 + 10 * power(f, -1)
    let gradients = tape.gradients(of: g)
    let found = [g.value, gradients[a], gradients[b]].map { Double($0.scalar) }
    lesson.say(
      """
      The same loop does longer chains. The README of micrograd, a small library to learn from, prints an expression of two numbers \
      with its answers: the value is 24.7041, and the gradients of the two numbers are 138.8338 and 645.5773. On our tape it takes \
      \(tape.entries.count) entries.
      """)
    let expected = [24.7041, 138.8338, 645.5773]
    lesson.claim(
      "our answers are micrograd's", zip(found, expected).allSatisfy { abs($0 - $1) <= 1e-5 * $1 },
      shown: found.map { shortText($0, digits: 7) }.joined(separator: ", "))
  }

  /// Measured slopes against the written one, for many steps.
  private func theBestStep(_ lesson: Lesson) throws {
    lesson.section("Is the written gradient right?")
    lesson.say(
      """
      A pullback that somebody wrote can be wrong, so we check it by measuring. The gradient of a function of one number is its slope: \
      move x by a small step h to both sides, look how much f changes, and divide by the distance, 2h. We do it for \
      f(x) = eˣ · tanh(x) at x = 0.7, with steps from 1 down to the smallest that our numbers can tell apart near 1. The error is \
      relative: the difference between the measured slope and the written gradient, divided by the gradient.
      """)
    lesson.equation("slope ≈ (f(x + h) − f(x − h)) / 2h")
    lesson.ask("step")
    func f(_ x: Variable) -> Variable { exp(x) * tanh(x) }
    func value(_ x: Double) -> Double { Double(f(Tape().variable(Tensor(Scalar(x)))).value.scalar) }
    let tape = Tape()
    let x = tape.variable(Tensor(0.7))
    let written = Double(tape.gradients(of: f(x))[x].scalar)
    let sweep = StepSweep { h in abs((value(0.7 + h) - value(0.7 - h)) / (2 * h) - written) / written }
    lesson.show(
      Figure(
        "The error of a measured slope", x: Axis("step h", .logarithmic), y: Axis("relative error", .logarithmic),
        [
          .line("measured slope against the written one", x: sweep.steps, y: sweep.errors, ink: .model),
          .level("distance between neighbouring numbers at 1", at: Double(Scalar.ulpOfOne)),
          .moment("best step", at: sweep.bestStep),
        ]), named: "best-step",
      says: "On the right the error comes from large steps, on the left from rounding; the valley is between them.")
    lesson.number("best.step", sweep.bestStep)
    lesson.number("best.error", sweep.bestError)
    lesson.score("step")
    lesson.claim(
      "the best step is neither the largest nor the smallest", (3..<sweep.errors.count - 3).contains(sweep.best),
      shown: "h = \(shortText(sweep.bestStep, digits: 2))")
    lesson.claim(
      "there, measured slope and written gradient agree to three digits or more", sweep.bestError < 1e-3,
      shown: "relative error \(shortText(sweep.bestError, digits: 2))")
    lesson.say("GradientCheck does this for every parameter of a network, and names the one that is furthest off.")
  }
}
