import FourGates
import LessonKit

extension RNNvsLSTM {
  static let questions = [
    Question(
      "adding", "The adding problem over 20 steps: an LSTM solves it after some hundreds of updates. And a plain RNN?",
      ["it never gets there", "it needs several times as many updates", "it needs about as many"], right: "b",
      because: "Over 20 steps the gradient is small, not zero: the RNN learns the same task, only much later."),
    Question(
      "recall", "One symbol, 20 distractors, 800 updates. Which of these two learns to name it?",
      ["an LSTM with a forget bias of 0", "a plain RNN whose U begins as the identity", "both", "neither"], right: "b",
      because:
        "The identity hands the memory on as it is. A forget gate of one half keeps a millionth of it after 20 steps."
    ),
  ]

  /// The exercise, with the tests that both answers are held against.
  static let exercise = Exercise(
    brief:
      "Choose the forget biases of an LSTM so that its units have half-lives from 1 step to the longest, evenly by factors.",
    hints: [
      "Unit u of H has the half-life longest^(u / (H − 1)): 1 for the first, longest for the last.",
      "Half is left after n steps when kⁿ = 1/2, so k = 0.5^(1/n).",
      "σ(b) = k gives b = log(k / (1 − k)).",
    ],
    yours: yourSpreadBiases, solution: spreadBiases
  ) { biases, check in
    check.expect("half-lives of 1, 10 and 100 steps", try biases(100, 3), equals: [0, 2.634240, 4.968215], within: 1e-5)
    check.expect(
      "half-lives of 1, 2, 4, 8 and 16", try biases(16, 5), equals: [0, 0.881374, 1.664913, 2.402320, 3.117363], within: 1e-5)
    check.expect("a bias for each unit", try biases(50, 32).count, equals: 32)
  }
}
