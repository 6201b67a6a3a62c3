import Autograd
import Tensors

/// Long short-term memory, as four gates in the order in which a reader meets them.
///
///     forget     k  = σ(f) ⊙ c            f = x·Wf + h·Uf + bf
///     learn      n  = σ(i) ⊙ tanh(g)      i = x·Wi + h·Ui + bi
///                                         g = x·Wg + h·Ug + bg
///     remember   c′ = k + n
///     use        h′ = σ(o) ⊙ tanh(c′)     o = x·Wo + h·Uo + bo
///
/// Shapes: x [B, I]; h, c [B, H] → h′, c′ [B, H].   Ranges: h in (−1, 1), c unbounded.
///
/// | here | in the literature | PyTorch |
/// |---|---|---|
/// | forget | forget gate | `f · c` |
/// | learn | input gate times candidate | `i · g` |
/// | remember | new cell state | `c′` |
/// | use | output gate times squashed cell state | `h′` |
///
/// - Complexity: O(B·(I + H)·H); 25 tape entries a step, and 27 with the lesson notes' use gate.
/// - Source: [HS97] §4; the forget gate is [GSC00] eq. 3.2.
public struct LSTMCell: RecurrentCell {
  /// f: whether to keep the long-term memory.
  public let forgetMap: GateMap
  /// i: whether to let the candidate in.
  public let inputMap: GateMap
  /// g: what might be learned.
  public let candidateMap: GateMap
  /// o: whether to show the memory.
  public let outputMap: GateMap
  public let useGate: UseGate
  /// For the lesson notes' use gate only: Wu [H, H] and bu [H].
  public let notes: NotesUseGate?

  public init(
    inputs: Int, hidden: Int, useGate: UseGate = .standard, initial: Initialisation = .pyTorch, named name: String = "lstm",
    dice: inout Dice
  ) {
    forgetMap = GateMap("\(name).forget", inputs: inputs, hidden: hidden, initial, bias: initial.forgetBias, dice: &dice)
    inputMap = GateMap("\(name).input", inputs: inputs, hidden: hidden, initial, bias: initial.inputBias, dice: &dice)
    candidateMap = GateMap("\(name).candidate", inputs: inputs, hidden: hidden, initial, dice: &dice)
    outputMap = GateMap("\(name).output", inputs: inputs, hidden: hidden, initial, dice: &dice)
    self.useGate = useGate
    notes = useGate == .standard ? nil : NotesUseGate(name, hidden: hidden, initial, dice: &dice)
  }

  public var inputs: Int { forgetMap.inputs }
  public var hidden: Int { forgetMap.hidden }
  public var parameters: [Parameter] {
    [forgetMap, inputMap, candidateMap, outputMap].flatMap(\.parameters) + (notes?.parameters ?? [])
  }

  public func zeroMemory(batch: Int, on tape: Tape) -> LSTMMemory { .zeros(batch: batch, hidden: hidden, on: tape) }

  /// k = σ(f) ⊙ c: what is kept of the long-term memory.
  public func forget(_ x: Variable, _ memory: LSTMMemory) -> Variable {
    sigmoid(forgetMap(x, memory.shortTerm)) * memory.longTerm
  }

  /// n = σ(i) ⊙ tanh(g): what is learned from this step.
  public func learn(_ x: Variable, _ memory: LSTMMemory) -> Variable {
    sigmoid(inputMap(x, memory.shortTerm)) * tanh(candidateMap(x, memory.shortTerm))
  }

  /// c′ = k + n: the new long-term memory. No weights, and nothing that squashes.
  public func remember(kept: Variable, learned: Variable) -> Variable {
    kept + learned
  }

  /// h′ = σ(o) ⊙ tanh(c′): what is shown of it; in the lesson notes' form h′ = σ(o) ⊙ tanh(k·Wu + bu).
  public func use(_ x: Variable, _ memory: LSTMMemory, kept: Variable, remembered: Variable) -> Variable {
    let shown = notes.map { $0(kept) } ?? remembered
    return sigmoid(outputMap(x, memory.shortTerm)) * tanh(shown)
  }

  public func step(_ x: Variable, _ memory: LSTMMemory) -> LSTMMemory {
    let kept = forget(x, memory)
    let learned = learn(x, memory)
    let remembered = remember(kept: kept, learned: learned)
    return LSTMMemory(longTerm: remembered, shortTerm: use(x, memory, kept: kept, remembered: remembered))
  }

  public func output(_ memory: LSTMMemory) -> Variable { memory.shortTerm }
}
