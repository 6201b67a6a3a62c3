import Autograd
import Tensors

/// An LSTM whose gates also look at the long-term memory, each unit at its own cell only.
///
///     forget     k  = σ(f) ⊙ c            f = x·Wf + h·Uf + bf + c ⊙ pf
///     learn      n  = σ(i) ⊙ tanh(g)      i = x·Wi + h·Ui + bi + c ⊙ pi
///                                         g = x·Wg + h·Ug + bg
///     remember   c′ = k + n
///     use        h′ = σ(o) ⊙ tanh(c′)     o = x·Wo + h·Uo + bo + c′ ⊙ po
///
/// Shapes: x [B, I]; h, c [B, H]; pf, pi, po [H] → h′, c′ [B, H]. The output gate sees the new memory, the other two the old one.
///
/// - Complexity: O(B·(I + H)·H); 31 tape entries a step.
/// - Source: [GSS02] §3.
public struct PeepholeLSTMCell: RecurrentCell {
  public let forgetMap: GateMap
  public let inputMap: GateMap
  public let candidateMap: GateMap
  public let outputMap: GateMap
  /// pf, [H]
  public let forgetPeephole: Parameter
  /// pi, [H]
  public let inputPeephole: Parameter
  /// po, [H]
  public let outputPeephole: Parameter

  public init(
    inputs: Int, hidden: Int, initial: Initialisation = .pyTorch, named name: String = "peephole", dice: inout Dice
  ) {
    forgetMap = GateMap("\(name).forget", inputs: inputs, hidden: hidden, initial, bias: initial.forgetBias, dice: &dice)
    inputMap = GateMap("\(name).input", inputs: inputs, hidden: hidden, initial, bias: initial.inputBias, dice: &dice)
    candidateMap = GateMap("\(name).candidate", inputs: inputs, hidden: hidden, initial, dice: &dice)
    outputMap = GateMap("\(name).output", inputs: inputs, hidden: hidden, initial, dice: &dice)
    forgetPeephole = initial.draw("\(name).forget.p", [hidden], hidden: hidden, dice: &dice)
    inputPeephole = initial.draw("\(name).input.p", [hidden], hidden: hidden, dice: &dice)
    outputPeephole = initial.draw("\(name).output.p", [hidden], hidden: hidden, dice: &dice)
  }

  public var inputs: Int { forgetMap.inputs }
  public var hidden: Int { forgetMap.hidden }
  public var parameters: [Parameter] {
    [forgetMap, inputMap, candidateMap, outputMap].flatMap(\.parameters) + [forgetPeephole, inputPeephole, outputPeephole]
  }

  public func zeroMemory(batch: Int, on tape: Tape) -> LSTMMemory { .zeros(batch: batch, hidden: hidden, on: tape) }

  public func step(_ x: Variable, _ memory: LSTMMemory) -> LSTMMemory {
    let (tape, c, h) = (x.tape, memory.longTerm, memory.shortTerm)
    let kept = sigmoid(forgetMap(x, h) + c.multiplied(byRow: tape[forgetPeephole])) * c
    let learned = sigmoid(inputMap(x, h) + c.multiplied(byRow: tape[inputPeephole])) * tanh(candidateMap(x, h))
    let remembered = kept + learned
    let used = sigmoid(outputMap(x, h) + remembered.multiplied(byRow: tape[outputPeephole])) * tanh(remembered)
    return LSTMMemory(longTerm: remembered, shortTerm: used)
  }

  public func output(_ memory: LSTMMemory) -> Variable { memory.shortTerm }
}
