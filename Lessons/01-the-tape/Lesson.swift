import FourGates
import Foundation
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
      To train a network we must know, for each of its numbers, how the loss would change if that number changed a little: its \
      gradient. FourGates computes it by writing everything down. Every calculation on variables adds a line, an entry, to a list, \
      the tape. Here is all of it for y = x·x + 3x at x = 2.
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
      Read it downwards for the values. Then read it upwards for the gradients. The last line starts: y grows as fast as itself, 1. \
      Each entry knows its pullback: a small function from the gradient of its result to the gradients of its inputs. “add” hands 1 to \
      both of its inputs. “scale”, which is the 3 times, hands 3 times what it got to x. “multiply” hands each factor the other factor, times what it got, so x gets 2 twice.
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
      with its answers: 24.7041, and the slopes 138.8338 and 645.5773. On our tape it takes \(tape.entries.count) entries.
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
      A formula can be wrong, so we check it by measuring: move x by a small step h to both sides, look how much f changes, divide by \
      the distance. We do it for f(x) = eˣ · tanh(x) at x = 0.7, with steps from 1 down to the smallest that the numbers can tell apart.
      """)
    lesson.equation("slope ≈ (f(x + h) − f(x − h)) / 2h")
    lesson.ask("step")
    func f(_ x: Variable) -> Variable { exp(x) * tanh(x) }
    func value(_ x: Double) -> Double { Double(f(Tape().variable(Tensor(Scalar(x)))).value.scalar) }
    let tape = Tape()
    let x = tape.variable(Tensor(0.7))
    let written = Double(tape.gradients(of: f(x))[x].scalar)
    let decades = Scalar.ulpOfOne > 1e-10 ? 7 : 15
    let steps = (0...decades * 4).map { pow(10, -Double($0) / 4) }
    let errors = steps.map { h in abs((value(0.7 + h) - value(0.7 - h)) / (2 * h) - written) / written }
    let best = errors.indices.min { errors[$0] < errors[$1] }!
    lesson.show(
      Figure(
        "The error of a measured slope", x: Axis("step h", .logarithmic), y: Axis("relative error", .logarithmic),
        [
          .line("measured slope against the written one", x: steps, y: errors, ink: .model),
          .level("distance between neighbouring numbers at 1", at: Double(Scalar.ulpOfOne)),
          .moment("best step", at: steps[best]),
        ]), named: "best-step", says: "Large steps err on the right, rounding errs on the left; the valley is between them.")
    lesson.number("best.step", steps[best])
    lesson.number("best.error", errors[best])
    lesson.score("step")
    lesson.claim(
      "the best step is neither the largest nor the smallest", (3..<errors.count - 3).contains(best),
      shown: "h = \(shortText(steps[best], digits: 2))")
    lesson.claim(
      "there, measured and written slope agree to three digits or more", errors[best] < 1e-3,
      shown: shortText(errors[best], digits: 2))
    lesson.say("GradientCheck does this for every parameter of a network, and names the one that is furthest off.")
  }

  /// Gradient descent by hand: twenty points, two numbers, one loop.
  private func aStraightLine(_ lesson: Lesson) throws {
    lesson.section("Going downhill")
    lesson.say(
      """
      Now the use of it. Twenty points were made with y = 2x + 1 and a little noise. We look for a slope w and an offset b. The loss is \
      the mean squared distance from the points. In each round we ask the tape how the loss would change, and take a small step the \
      other way. That is gradient descent.
      """)
    var dice = lesson.dice()
    let x = (0..<20).map { Scalar($0) / 10 - 1 }
    let inputs = Tensor(rows: x.map { [$0, 1] })
    let targets = inputs.matrixProduct(Tensor(rows: [[2], [1]])) + Tensor.normal([20, 1], deviation: 0.1, dice: &dice)
    let line = Parameter("line", Tensor(rows: [[0], [0]]))
    var lines: [[Double]] = []
    for _ in 0...100 {
      let tape = Tape()
      let drawn = matrixProduct(tape.data(inputs), tape[line])
      let loss = meanSquaredError(drawn, tape.data(targets))
      lines.append(drawn.value.scalars.map { Double($0) })
      line.value += tape.gradients(of: loss)[line] * -0.2
    }
    lesson.code(
      """
      let loss = meanSquaredError(drawn, tape.data(targets))
      line.value += tape.gradients(of: loss)[line] * -0.2
      """)
    lesson.fingerprint = fingerprint(of: [line])
    let places = x.map { Double($0) }
    lesson.show(
      Figure(
        "A line finds its place", x: Axis("x"), y: Axis("y"),
        [
          .points("twenty points", x: places, y: targets.scalars.map { Double($0) }, ink: .data),
          .line("at the start", x: places, y: lines[0], ink: .baseline),
          .line("after 3 rounds", x: places, y: lines[3], ink: .secondModel),
          .line("after 100 rounds", x: places, y: lines[100], ink: .model),
        ]), named: "line", says: "Each round turns and lifts the line a little, less and less as it fits.")
    let (slope, offset) = (
      lesson.number("line.slope", Double(line.value[0, 0])), lesson.number("line.offset", Double(line.value[1, 0]))
    )
    lesson.claim(
      "gradient descent finds the slope 2 and the offset 1, but for the noise", abs(slope - 2) < 0.15 && abs(offset - 1) < 0.1,
      shown: "\(shortText(slope)) and \(shortText(offset))")
    lesson.say("Everything that follows in this course is this loop, with more numbers in it.")
  }
}
