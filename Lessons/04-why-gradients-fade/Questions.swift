import FourGates
import LessonKit

extension WhyGradientsFade {
  static let questions = [
    Question(
      "rnn", "A plain network of 32 units, not trained yet. How much of a gradient's length is left 40 steps back?",
      ["about a half", "about a hundredth", "less than a millionth"], right: "c",
      because:
        "Each step multiplies it by about 0.56, and 0.56⁴⁰ is 10⁻¹⁰. Factors that differ little give products that differ a lot."
    ),
    Question(
      "lstm", "An LSTM begins with a forget bias of 0. How much better does it keep the gradient over those 40 steps?",
      ["it keeps nearly all of it", "it keeps about a tenth", "hardly better: it is lost there, too"], right: "c",
      because: "A forget gate of one half halves what passes at every step. An LSTM keeps as much as its forget gates do."),
    Question(
      "clip", "A gradient is far too long. Which clipping leaves it pointing where it pointed?",
      ["by value: each number is cut off at a limit", "by norm: all numbers are shortened together", "both do"], right: "b",
      because: "One factor for all numbers keeps the direction. Cutting off the large ones turns it towards the small ones."),
  ]

  /// The exercise, with the tests that both answers are held against.
  static let exercise = Exercise(
    brief: "Write one step back through a tanh network: from the gradient after the step to the gradient before it.",
    hints: [
      "Go through the two operations in reverse: first tanh, then the matrix U.",
      "The slope of tanh is 1 − tanh², and the memory after the step is the tanh: 1 - after * after.",
      "(gradient * slope).matrixProduct(U.transposed())",
    ],
    yours: yourStepBack, solution: stepBack
  ) { stepBack, check in
    let U = Tensor(rows: [[0.5, -1], [2, 0.25]])
    let flat = try stepBack(Tensor(rows: [[1, 2]]), U, .zeros([1, 2]))
    check.expect("where tanh is steepest, only the matrix counts", flat, equals: Tensor(rows: [[-1.5, 2.5]]), within: 1e-5)
    let bent = try stepBack(Tensor(rows: [[1, 2]]), U, Tensor(rows: [[0.5, -0.8]]))
    check.expect("elsewhere the slope counts, too", bent, equals: Tensor(rows: [[-0.345, 1.68]]), within: 1e-5)
    let full = try stepBack(Tensor(rows: [[1, 2]]), U, Tensor(rows: [[1, -1]]))
    check.expect("a saturated memory lets nothing through", full, equals: .zeros([1, 2]), within: 1e-6)

    var dice = Dice(seed: 1)
    let cell = ElmanCell(inputs: 2, hidden: 4, dice: &dice)
    let start = Parameter("start", .normal([3, 4], dice: &dice))
    let inputs = (0..<3).map { _ in Tensor.normal([3, 2], dice: &dice) }
    let tape = Tape()
    let run = cell.unroll(over: inputs.map { tape.data($0) }, from: tape[start])
    let taped = tape.gradients(of: sum(run.last))[start]
    let yours = try run.outputs.reversed().reduce(Tensor.ones([3, 4])) { gradient, h in
      try stepBack(gradient, cell.map.U.value, h.value)
    }
    check.expect("three steps of it are what the tape does", yours, equals: taped, within: 1e-4)
  }
}
