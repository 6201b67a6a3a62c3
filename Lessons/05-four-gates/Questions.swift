import FourGates
import LessonKit

extension FourGatesLesson {
  static let questions = [
    Question(
      "left", "A forget gate is open to 0.9, and nothing is learned. How much of the memory is left after a hundred steps?",
      ["nine tenths", "about a third", "less than a thousandth"], right: "c",
      because:
        "Each step keeps 0.9 of what the last one left, and 0.9¹⁰⁰ is 0.000027. To last by itself, a gate must be very nearly 1."
    ),
    Question(
      "forget", "We hold the forget gate of a trained cell at 0. How often does it still name the sign of the event?",
      ["as often as before", "about three times in four", "about every second time"], right: "c",
      because:
        "Every step wipes the long-term memory. What h still carries shrinks from step to step, and is gone after twelve."),
  ]

  /// The exercise, with the tests that both answers are held against.
  static let exercise = Exercise(
    brief: "Write one step of an LSTM: the four gates, as four lines.",
    hints: [
      "Each equation above the function is one line: let kept = …, let learned = …, let remembered = …, let used = …",
      "σ belongs to the gates f, i and o; tanh belongs to what passes through them: g, and the new memory.",
      "let learned = i.sigmoid() * g.tanh(), and in the end return (longTerm: remembered, shortTerm: used)",
    ],
    yours: yourStep, solution: step
  ) { step, check in
    let (f, i, g, o) = (Tensor(row: [0, 2]), Tensor(row: [0, -1]), Tensor(row: [1, 0.5]), Tensor(row: [0, 3]))
    let first = try step(f, i, g, o, Tensor(row: [0, 0]))
    check.expect("c′ from an empty memory", first.longTerm, equals: Tensor(row: [0.380797, 0.124282]), within: 1e-5)
    check.expect("h′ from an empty memory", first.shortTerm, equals: Tensor(row: [0.181700, 0.117782]), within: 1e-5)
    let second = try step(f, i, g, o, Tensor(row: [2, -1]))
    check.expect("c′ from a memory of 2 and −1", second.longTerm, equals: Tensor(row: [1.380797, -0.756515]), within: 1e-5)
    check.expect("h′ from a memory of 2 and −1", second.shortTerm, equals: Tensor(row: [0.440565, -0.608713]), within: 1e-5)
  }
}
