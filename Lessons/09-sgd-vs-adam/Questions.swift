import FourGates
import LessonKit

extension SGDvsAdam {
  static let questions = [
    Question(
      "flat", "SGD at a rate of 0.01 draws a flat line. What repairs it, with as many updates?",
      ["nothing, SGD cannot learn this", "ten times the rate", "a larger network"], right: "b",
      because:
        "The loss was still falling, only slowly. With ten times the rate, or with momentum, the same SGD draws the wave."),
    Question(
      "lower", "SGD and Adam, each at the best of its rates: how much lower does Adam's loss end?",
      ["not at all", "about two times", "ten times or more"], right: "c",
      because:
        "Adam moves every parameter by about the rate, also where gradients are small; SGD creeps there."),
  ]

  /// The exercise, with the tests that both answers are held against.
  static let exercise = Exercise(
    brief: "Write one step of momentum: the update that remembers where it was going.",
    hints: [
      "Two lines for each number: first the velocity, then the parameter.",
      "The new velocity is momentum times the old one, plus the gradient.",
      "let velocity = momentum * velocity + gradient; parameter − rate * velocity",
    ],
    yours: yourMomentumStep, solution: momentumStep
  ) { step, check in
    let first = try step([1, -2], [0, 0], [0.5, 1], 0.1, 0.9)
    check.expect("parameters after a first step", first.parameters, equals: [0.95, -2.1], within: 1e-9)
    check.expect("velocity after a first step", first.velocity, equals: [0.5, 1], within: 1e-9)
    let second = try step(first.parameters, first.velocity, [0.5, -1], 0.1, 0.9)
    check.expect("velocity after a second step", second.velocity, equals: [0.95, -0.1], within: 1e-9)
    check.expect("parameters after a second step", second.parameters, equals: [0.855, -2.09], within: 1e-9)
    let plain = try step([3], [7], [2], 0.5, 0)
    check.expect("without momentum it is SGD", plain.parameters, equals: [2], within: 1e-9)
  }
}
