import Autograd
import Tensors

/// The gated recurrent unit in PyTorch's form, where the reset gate acts on what the candidate sees of the memory after its own
/// affine map.
///
///     r = σ(x·Wr + h·Ur + br)                     reset
///     z = σ(x·Wz + h·Uz + bz)                     update: 1 keeps the memory
///     n = tanh(x·Wn + bn + r ⊙ (h·Un + cn))       candidate; its second bias cn stays inside the reset
///     h′ = (1 − z) ⊙ n + z ⊙ h = n + z ⊙ (h − n)
///
/// Shapes: x [B, I], h [B, H] → [B, H].
///
/// - Complexity: O(B·(I + H)·H); 20 tape entries a step.
/// - Source: [CMGBBSB14]; the place of the reset is that of PyTorch's `nn.GRU`.
public struct GRUCell: RecurrentCell {
  public let resetMap: GateMap
  public let updateMap: GateMap
  public let candidateMap: GateMap
  /// The candidate's bias inside the reset: [H].
  public let candidateMemoryBias: Parameter

  public init(inputs: Int, hidden: Int, initial: Initialisation = .pyTorch, named name: String = "gru", dice: inout Dice) {
    resetMap = GateMap("\(name).reset", inputs: inputs, hidden: hidden, initial, dice: &dice)
    updateMap = GateMap("\(name).update", inputs: inputs, hidden: hidden, initial, bias: initial.updateBias, dice: &dice)
    candidateMap = GateMap("\(name).candidate", inputs: inputs, hidden: hidden, initial, dice: &dice)
    candidateMemoryBias = initial.drawBias("\(name).candidate.c", hidden, hidden: hidden, dice: &dice)
  }

  public var inputs: Int { resetMap.inputs }
  public var hidden: Int { resetMap.hidden }
  public var parameters: [Parameter] {
    resetMap.parameters + updateMap.parameters + candidateMap.parameters
      + (candidateMap.hasBias ? [candidateMemoryBias] : [])
  }

  public func zeroMemory(batch: Int, on tape: Tape) -> Variable { tape.data(.zeros([batch, hidden])) }

  public func step(_ x: Variable, _ h: Variable) -> Variable {
    let tape = x.tape
    let reset = sigmoid(resetMap(x, h))
    let update = sigmoid(updateMap(x, h))
    let fromMemory = matrixProduct(h, tape[candidateMap.U]).adding(row: tape[candidateMemoryBias])
    let fromInput = matrixProduct(x, tape[candidateMap.W]).adding(row: tape[candidateMap.b])
    let candidate = tanh(fromInput + reset * fromMemory)
    return candidate + update * (h - candidate)
  }

  public func output(_ h: Variable) -> Variable { h }
}
