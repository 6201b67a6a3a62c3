import LessonKit

extension LoopWithMemory {
  static let questions = [
    Question(
      "memory", "One sequence, 20 steps of 1 number, 32 hidden units. What is the shape of the memory after the last step?",
      ["[20, 32]: a row for every step", "[1, 32]: a row for the sequence", "[20, 1]: a number for every step"], right: "b",
      because: "The memory is what is carried along: a number for each unit, for each sequence of the batch. Steps replace it."),
    Question(
      "parameters", "The sequences become twice as long, 40 steps for 20. How many parameters does the network have now?",
      ["as many as before", "twice as many", "four times as many"], right: "a",
      because: "Every step reads the same W, U and b. A longer sequence goes round the loop more often."),
    Question(
      "sum", "U is read at every step, and there is only one U. What is its gradient?",
      ["what the last step sends back", "the mean of what the steps send back", "the sum of what the steps send back"],
      right: "c",
      because: "As in lesson 1: whatever is used more than once adds up its shares. Here it is used at every step."),
  ]

  /// The exercise, with the tests that both answers are held against.
  static let exercise = Exercise(
    brief: "Write one term of the gradient through time, by hand: what a single step contributes to ∂u.",
    hints: [
      "Begin at the end: da = dLast · (1 − h_T²). If the step is the last one, you are nearly done.",
      "For each earlier step t, down to the one that was asked for, multiply da by u · (1 − h_t²).",
      "At last multiply by the memory that went into that step: memories[step − 1].",
    ],
    yours: yourTerm, solution: term
  ) { term, check in
    let memories = [0.5, 0.2, -0.4, 0.6]
    check.expect("the last of three steps", try term(3, 0.8, memories, 2), equals: 2 * 0.64 * -0.4, within: 1e-12)
    check.expect(
      "the middle one", try term(2, 0.8, memories, 2), equals: 2 * 0.64 * 0.8 * 0.84 * 0.2, within: 1e-12)
    check.expect(
      "the first", try term(1, 0.8, memories, 2), equals: 2 * 0.64 * 0.8 * 0.84 * 0.8 * 0.96 * 0.5, within: 1e-12)
    let hand = ThreeSteps.byHand
    let dLast = 2 * (hand.memories[3] - ThreeSteps.target)
    let all = try (1...3).map { try term($0, ThreeSteps.u, hand.memories, dLast) }
    check.expect("all terms of the lesson's three steps", all, equals: hand.termsOfU, within: 1e-12)
    check.expect(
      "their sum is what the tape says", all.reduce(0, +), equals: ThreeSteps().onTape[1], within: 1e-6)
  }
}
