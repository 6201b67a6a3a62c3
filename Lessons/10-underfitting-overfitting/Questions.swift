import FourGates
import LessonKit

extension Fitting {
  static let questions = [
    Question(
      "when", "80 noisy samples, 400 updates. When is the validation loss lowest?",
      ["in the first quarter", "about half-way", "at the end"], right: "a",
      because:
        "The wave is learned first, since all samples agree on it. What is learned afterwards is the noise of these 80 samples."
    ),
    Question(
      "floor",
      "The noise is such that no prediction can have a loss below 0.09. The training loss ends far below. What does it mean?",
      ["the network predicts better than one can", "there is a mistake in the program", "it knows the samples by heart"],
      right: "c",
      because: "The floor holds for values that are not known yet. Those it trains on are known, noise and all."),
    Question(
      "cure", "After 400 updates an LSTM with 1 unit is far above the floor, in training and in validation. What helps most?",
      ["ten times the updates", "ten times the rate", "four times the units"], right: "c",
      because: "Its loss has gone flat, so that time and speed are not what it lacks."),
  ]

  /// The exercise, with the tests that both answers are held against.
  static let exercise = Exercise(
    brief: "Write the rule of early stopping: when to stop, and which update to put back.",
    hints: [
      "Go through the losses in order, and remember the lowest so far and the update that it came from.",
      "After each loss: how many updates ago was the best one? If that is the patience, it is over.",
      "if loss < lowest { (lowest, best) = (loss, update) }, then if update - best >= patience { return (update, best) }",
    ],
    yours: yourStop, solution: earlyStop
  ) { stop, check in
    let usual = try stop([5, 3, 4, 4, 2, 1], 2)
    check.expect("5 3 4 4 2 1, patience 2: stops after", usual.stopsAfter, equals: 4)
    check.expect("and puts back", usual.putsBack, equals: 2)
    let reset = try stop([5, 3, 4, 2, 4, 4, 4], 3)
    check.expect("5 3 4 2 4 4 4, patience 3, a new best in between: stops after", reset.stopsAfter, equals: 7)
    check.expect("and puts back", reset.putsBack, equals: 4)
    let out = try stop([5, 3, 4], 10)
    check.expect("5 3 4, patience 10, never stopped: stops after", out.stopsAfter, equals: 3)
    check.expect("and puts back", out.putsBack, equals: 2)
    let equal = try stop([5, 3, 3, 3, 1], 2)
    check.expect("5 3 3 3 1, patience 2, equal ones: stops after", equal.stopsAfter, equals: 4)
    check.expect("and puts back the first of them", equal.putsBack, equals: 2)
    let rising = try stop([1, 2, 3], 1)
    check.expect("1 2 3, patience 1, rising from the start: stops after", rising.stopsAfter, equals: 2)
    check.expect("and puts back", rising.putsBack, equals: 1)
  }
}
