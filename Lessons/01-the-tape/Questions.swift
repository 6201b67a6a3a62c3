import FourGates
import LessonKit

extension TheTape {
  static let questions = [
    Question(
      "twice", "y = x·x + 3x reads x twice. How fast does y grow with x, at x = 2?", right: 7, within: 1e-6,
      because: "Each use sends its share back, 2x = 4 from the square and 3 from the product, and x adds them up."),
    Question(
      "step", "We make the step h smaller and smaller. How good does the measured slope get?",
      ["better and better", "better at first, then worse", "always as good"], right: "b",
      because: "A large step cuts a corner off the curve. A tiny one drowns in rounding. The best lies between."),
  ]

  /// The exercise, with the tests that both answers are held against.
  static let exercise = Exercise(
    brief: "Write the square root as an operation: its value, and the pullback that sends its gradient back.",
    hints: [
      "Two lines. The first computes the value y from x.value; there is power(_:) on tensors.",
      "The slope of √x is 1 / (2√x), which is 1 / (2y): the pullback can use y and needs no square root of its own.",
      "return x.tape.record(\"square root\", y, from: [x]) { dy in [dy / (2 * y)] }",
    ],
    yours: yourSquareRoot, solution: squareRoot
  ) { squareRoot, check in
    let tape = Tape()
    let x = tape.variable(Tensor(row: [0.25, 4, 9]))
    let y = try squareRoot(x)
    check.expect("the square roots of ¼, 4 and 9", y.value, equals: Tensor(row: [0.5, 2, 3]), within: 1e-6)
    check.expect("entries on the tape: x and one more", tape.entries.count, equals: 2)
    let slopes = tape.gradients(of: sum(y))[x]
    check.expect("the slopes there, 1 / (2y)", slopes, equals: Tensor(row: [1, 0.25, 1.0 / 6]), within: 1e-6)
    let tripled = tape.gradients(of: sum(3 * y))[x]
    check.expect("three times that, where ∂y is 3", tripled, equals: slopes * 3, within: 1e-6)
  }
}
