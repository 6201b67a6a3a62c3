import FourGates
import LessonKit

extension Gestures {
  static let questions = [
    Question(
      "padding",
      """
      The network of the notes reads zeros behind the shorter gestures, and answers after the last zero. Another one, the same in all else, \
      answers at each gesture's own last step. After 3 epochs it has how many right answers?
      """,
      ["about as many", "some per cent more", "at least half as many again"], right: "c",
      because: "What the gesture was has to be carried through all the zeros, and that has to be learned first."),
    Question(
      "dropout",
      """
      A GRU of one layer, trained with a dropout of 0.5 between layers. The notes found that this changes the accuracy. What does the \
      dropout do?
      """,
      ["it slows learning", "it guards against overfitting", "nothing"], right: "c",
      because: "Between the layers of one layer there is nothing to drop. What changed is how the dice fell."),
    Question(
      "neighbour",
      """
      Without any network: look for the one training gesture that is most like the new one, and give it that gesture's name. How does this \
      do against the 64 units of the notes?
      """,
      ["far worse", "about as well", "better"], right: "c",
      because: "People repeat a gesture nearly the same way, and there are many examples of each to look among."),
  ]

  /// The exercise, with the tests that both answers are held against.
  static let exercise = Exercise(
    brief: "Write the readout of a padded batch: the mean over each sequence's own steps.",
    hints: [
      "outputs[step][sequence] is a number, and lengths[sequence] says how many of its steps are real: the first ones.",
      "Go through the sequences. For each, add up outputs[0][s], outputs[1][s], … below its length, and divide by the length.",
      "lengths.indices.map { s in (0..<lengths[s]).reduce(0.0) { $0 + outputs[$1][s] } / Double(lengths[s]) }",
    ],
    yours: yourMean, solution: meanOverRealSteps
  ) { mean, check in
    let batch = [[1.0, 10, 5], [3, 20, 0], [5, 0, 0], [7, 0, 0]]
    check.expect("lengths 4, 2, 1", try mean(batch, [4, 2, 1]), equals: [4, 15, 5], within: 1e-9)
    check.expect(
      "what stands behind an end does not count", try mean([[1, 2], [99, 4], [99, 99]], [1, 2]), equals: [1, 3], within: 1e-9)
    check.expect("a zero within a sequence counts", try mean([[0], [6], [0]], [3]), equals: [2], within: 1e-9)
    check.expect("as many answers as sequences", try mean(batch, [4, 2, 1]).count, equals: 3)
  }
}
