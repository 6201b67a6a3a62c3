import FourGates
import LessonKit

/// Your turn: one step of an LSTM, from what the four affine maps have computed.
///
///     forget     k  = σ(f) ⊙ c
///     learn      n  = σ(i) ⊙ tanh(g)
///     remember   c′ = k + n
///     use        h′ = σ(o) ⊙ tanh(c′)
///
/// All of them are tensors of the same shape. `f.sigmoid()` is σ(f), `g.tanh()` is tanh(g), and `*` is ⊙: number by number.
func yourStep(f: Tensor, i: Tensor, g: Tensor, o: Tensor, c: Tensor) throws -> (longTerm: Tensor, shortTerm: Tensor) {
  throw Unfinished("write the four gates as four lines, and return (longTerm: …, shortTerm: …)")
}
