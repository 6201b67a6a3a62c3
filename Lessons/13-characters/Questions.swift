import FourGates
import LessonKit

extension Characters {
  static let questions = [
    Question(
      "count",
      """
      Without any network: count in 100 sentences which symbol came how often after the symbols before it, and predict another text by that. \
      How many symbols before should one look at?
      """,
      ["2", "about 6", "15, as many as one can count"], right: "b",
      because:
        "Few symbols do not say which word it is. Of many, most rows were never seen before, and those that were, were seen once."
    ),
    Question(
      "floor",
      """
      Nobody can have less surprise than the grammar itself, 0.17 nats a symbol in a long text. A network trains on 100 sentences until its \
      training loss goes no further down. Where does the training loss end?
      """,
      ["above that", "at that", "below that"], right: "c",
      because: "The floor holds for sentences that are not known yet. These 100 it has read many times."),
    Question(
      "text", "What helps this network most?",
      ["twice the units", "dropout", "ten times the text"], right: "c",
      because: "It has more than enough units to know 100 sentences by heart. What it lacks is sentences."),
  ]

  /// The exercise, with the tests that both answers are held against.
  static let exercise = Exercise(
    brief: "Write how likely each symbol is to be chosen: softmax at a temperature, among the most likely ones.",
    hints: [
      "Begin with the temperature alone: e to the power of score / temperature for each, and the sum of all. Each divided by the sum is its share.",
      "Sort a copy of the scores downwards. The one at place top − 1 is the lowest that may be chosen; what is below it gets 0.",
      "Scores of 1000 make e to the power of 1000, which is infinite. Take the highest score off all of them first; the shares are the same.",
    ],
    yours: yourChances, solution: chancesAtATemperature
  ) { chances, check in
    check.expect(
      "a temperature of 1 is softmax", try chances([0, 1, 2], 1, 3), equals: [0.090031, 0.244728, 0.665241], within: 1e-5)
    check.expect(
      "a temperature of 0.5 likes the likely more", try chances([0, 1, 2], 0.5, 3), equals: [0.015876, 0.117310, 0.866814],
      within: 1e-5)
    check.expect("only the most likely two", try chances([2, 0, 1], 1, 2), equals: [0.731059, 0, 0.268941], within: 1e-5)
    check.expect("more than there are is all of them", try chances([0, 1], 1, 9), equals: [0.268941, 0.731059], within: 1e-5)
    check.expect("large scores", try chances([1000, 1001], 1, 2), equals: [0.268941, 0.731059], within: 1e-5)
    check.expect("small scores", try chances([-1000, -1001], 1, 2), equals: [0.731059, 0.268941], within: 1e-5)
  }
}
