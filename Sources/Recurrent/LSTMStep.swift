import Autograd
import Tensors

/// What happened inside an LSTM in one step: every gate, and both memories after it, each [B, H].
public struct LSTMStep: Sendable {
  /// σ(f): how much of the long-term memory is kept, from 0 to 1.
  public let forget: Tensor
  /// σ(i): how far the door is open to what might be learned, from 0 to 1.
  public let input: Tensor
  /// tanh(g): what might be learned, from −1 to 1.
  public let candidate: Tensor
  /// σ(o): how much of the memory is shown, from 0 to 1.
  public let output: Tensor
  /// k = σ(f) ⊙ c
  public let kept: Tensor
  /// n = σ(i) ⊙ tanh(g)
  public let learned: Tensor
  /// c′ = k + n
  public let longTerm: Tensor
  /// h′ = σ(o) ⊙ tanh(c′), or what the lesson notes' use gate shows
  public let shortTerm: Tensor
}

extension LSTMCell {
  /// Runs the cell over a sequence and writes down what every gate does at every step.
  ///
  /// Shapes: T inputs [B, I]; the starting memories [B, H], or zeros → T steps.
  public func watch(_ inputs: [Tensor], from start: (longTerm: Tensor, shortTerm: Tensor)? = nil) -> [LSTMStep] {
    let tape = Tape()
    let batch = inputs.first?.shape.first ?? 0
    var memory =
      start.map { LSTMMemory(longTerm: tape.data($0.longTerm), shortTerm: tape.data($0.shortTerm)) }
      ?? zeroMemory(batch: batch, on: tape)
    return inputs.map { input in
      let (x, h) = (tape.data(input), memory.shortTerm)
      let kept = forget(x, memory)
      let learned = learn(x, memory)
      let before = (
        forget: sigmoid(forgetMap(x, h)), input: sigmoid(inputMap(x, h)), candidate: tanh(candidateMap(x, h)),
        output: sigmoid(outputMap(x, h))
      )
      memory = step(x, memory)
      return LSTMStep(
        forget: before.forget.value, input: before.input.value, candidate: before.candidate.value, output: before.output.value,
        kept: kept.value, learned: learned.value, longTerm: memory.longTerm.value, shortTerm: memory.shortTerm.value)
    }
  }
}
