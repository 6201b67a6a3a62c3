import FourGates

/// A mistake that was published, built again: with it, and without it.
struct Mistake {
  let name: String
  /// What is wrong, in a sentence.
  let sentence: String
  /// Where it was found.
  let place: String
  /// The line as it should be, and as it was.
  let lines: (right: String, wrong: String)
  /// Why it is not seen at first, in a sentence.
  let hiding: String
  let wrong: Subject
  /// The same without the mistake.
  let right: Subject
}

extension Mistake {
  static var all: [Mistake] { equations + wayBack + training }

  private static var equations: [Mistake] {
    [
      Mistake(
        name: "candidate-mix", sentence: "The candidate is mixed into what is kept as well.", place: "a Swift library's LSTM",
        lines: ("c′ = σ(f) ⊙ c + σ(i) ⊙ tanh(g)", "c′ = (σ(f) ⊙ c + σ(i)) ⊙ tanh(g)"),
        hiding:
          "before the first step c is zero, and then both lines say the same; and the tape writes the right gradients of the wrong line.",
        wrong: Subject(reference: .lstm) { inputs, hidden, dice in
          CheckedCell(CandidateMixLSTM(lstm: LSTMCell(inputs: inputs, hidden: hidden, dice: &dice)))
        }, right: .lstm)
    ]
  }

  private static var wayBack: [Mistake] {
    [
      Mistake(
        name: "wrong-gate-gradient",
        sentence: "The gradient of the input gate is made with the gate itself, where the candidate belongs.",
        place: "a Swift library's LSTM, on the way back",
        lines: ("∂i = ∂c′ ⊙ tanh(g) ⊙ σ(i) ⊙ (1 − σ(i))", "∂i = ∂c′ ⊙ σ(i) ⊙ σ(i) ⊙ (1 − σ(i))"),
        hiding: "all values are right.",
        wrong: .byHand(.wrongGate), right: .byHand(nil)),
      Mistake(
        name: "squashed-twice", sentence: "The slope of tanh is taken at a value that tanh has squashed already.",
        place: "a Swift library's LSTM, on the way back",
        lines: ("∂g = ∂c′ ⊙ σ(i) ⊙ (1 − tanh(g)²)", "∂g = ∂c′ ⊙ σ(i) ⊙ (1 − tanh(tanh(g))²)"),
        hiding: "all values are right, and near zero both slopes are nearly 1.",
        wrong: .byHand(.squashedTwice), right: .byHand(nil)),
      Mistake(
        name: "late-memory",
        sentence:
          "The gradient of the recurrent weights is made with the memory after the step, where the one before it belongs.",
        place: "a Swift library's LSTM, on the way back", lines: ("∂U += hₜ₋₁ᵀ·∂aₜ", "∂U += hₜᵀ·∂aₜ"),
        hiding: "all values are right, and so are all other gradients.",
        wrong: .byHand(.lateMemory), right: .byHand(nil)),
      Mistake(
        name: "last-step-only", sentence: "The gradients of the steps overwrite each other, where they should add up.",
        place: "a Swift framework's RNN", lines: ("∂W += xₜᵀ·∂aₜ", "∂W = xₜᵀ·∂aₜ"),
        hiding: "all values are right, and in one step there is nothing to overwrite.",
        wrong: .byHand(forgetsToAdd: true), right: .byHand(forgetsToAdd: false)),
    ]
  }

  private static var training: [Mistake] {
    var looseEpsilon = Subject.lstm
    looseEpsilon.optimizer = { AdamWithLooseEpsilon(learningRate: $0, epsilon: $1) }
    var weightsOnly = Subject.lstm
    weightsOnly.resume = { kept, parameters, _ in kept.weights.restore(parameters) }
    return [
      Mistake(
        name: "narrow-zero-state",
        sentence: "The memory before the first step is as wide as the input, not as the hidden units.",
        place: "a Swift framework's GRU", lines: ("h₀ = zeros [B, H]", "h₀ = zeros [B, I]"),
        hiding: "with as many hidden units as inputs there is no difference.",
        wrong: Subject(reference: .gru) { inputs, hidden, dice in
          CheckedCell(NarrowGRU(gru: GRUCell(inputs: inputs, hidden: hidden, dice: &dice)))
        }, right: .gru),
      Mistake(
        name: "adam-epsilon", sentence: "The ε of Adam stands outside the parentheses.", place: "a textbook's Adam",
        lines: ("w ← w − η · m̂ / (√v̂ + ε)", "w ← w − η · m̂ / √v̂ + ε"),
        hiding: "the usual ε is so small that the ends of both paths are equal to six digits.",
        wrong: looseEpsilon, right: .lstm),
      Mistake(
        name: "weights-only-resume",
        sentence: "Training goes on from the weights alone; what the optimizer remembered is lost.",
        place: "char-rnn and others", lines: ("restore w, m, v and t", "restore w"),
        hiding: "both halves are right, each by itself.",
        wrong: weightsOnly, right: .lstm),
    ]
  }
}
