import FourGates
import LessonKit

extension SineWave {
  static let questions = [
    Question(
      "better", "The wave comes with noise, and the network may get a longer window or more units. What helps more?",
      ["a longer window", "more units", "they help alike"], right: "a",
      because:
        "Which way the wave is going is in the past values, not in the network. Five noisy values hardly tell; twenty do."
    ),
    Question(
      "flat", "With noise and a window of 5 steps, what does the network draw in its free run?",
      ["the wave", "a larger and larger wave", "next to nothing: it soon goes flat"], right: "c",
      because:
        "Five noisy values hardly tell up from down, so each prediction stays close to the last. Fed with these, it comes to rest."
    ),
  ]

  /// The exercise, with the tests that both answers are held against.
  static let exercise = Exercise(
    brief: "Write the loop that lets any predictor draw a series further, from its own predictions.",
    hints: [
      "Keep an array that starts as the window. Each round appends one value.",
      "The predictor always sees as many values as the window has: the last ones, values.suffix(window.count).",
      "for _ in 0..<steps { values.append(predict(Array(values.suffix(window.count)))) }, then drop the window.",
    ],
    yours: yourDrawing, solution: drawing
  ) { draw, check in
    let counting = try draw([1, 2, 3], 4) { $0.last! + 1 }
    check.expect("counting on from 1, 2, 3", counting, equals: [4, 5, 6, 7], within: 1e-6)
    let sums = try draw([1, 1], 5) { $0[0] + $0[1] }
    check.expect("the sum of the last two, from 1, 1", sums, equals: [2, 3, 5, 8, 13], within: 1e-6)
    let widths = try draw([5, 6, 7], 3) { Scalar($0.count) }
    check.expect("how many values the predictor sees", widths, equals: [3, 3, 3], within: 0)
    check.expect("no steps, no values", try draw([1], 0) { $0[0] }.count, equals: 0)
  }
}
