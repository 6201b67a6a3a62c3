import FourGates

/// An LSTM with one equation wrong: the forget and the input gate are added first, and the candidate is mixed into both.
///
///     right      c′ = σ(f) ⊙ c + σ(i) ⊙ tanh(g)
///     here       c′ = (σ(f) ⊙ c + σ(i)) ⊙ tanh(g)
///
/// Its gradients are right for the wrong equation, because the tape makes them. And where c is zero, as before the first step, both
/// equations say the same.
struct CandidateMixLSTM: RecurrentCell {
  let lstm: LSTMCell

  var inputs: Int { lstm.inputs }
  var hidden: Int { lstm.hidden }
  var parameters: [Parameter] { lstm.parameters }

  func zeroMemory(batch: Int, on tape: Tape) -> LSTMMemory { lstm.zeroMemory(batch: batch, on: tape) }

  func step(_ x: Variable, _ memory: LSTMMemory) -> LSTMMemory {
    let h = memory.shortTerm
    let kept = sigmoid(lstm.forgetMap(x, h)) * memory.longTerm
    let remembered = (kept + sigmoid(lstm.inputMap(x, h))) * tanh(lstm.candidateMap(x, h))
    return LSTMMemory(longTerm: remembered, shortTerm: sigmoid(lstm.outputMap(x, h)) * tanh(remembered))
  }

  func output(_ memory: LSTMMemory) -> Variable { memory.shortTerm }
}
