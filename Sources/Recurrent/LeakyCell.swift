import Autograd
import Tensors

/// A plain recurrent network that changes slowly: at each step only a part of its memory, the leak a, is replaced.
///
///     h′ = (1 − a) · h + a · tanh(x·W + h·U + b)
///
/// Shapes: x [B, I], h [B, H] → [B, H].   Range: h in (−1, 1), from zero memories.
///
/// A small leak makes steps of the network short beside the curve that it follows: with a = 0.1 its own time is about ten steps. With
/// a = 1 it is the Elman cell.
///
/// - Complexity: O(B·(I + H)·H); 8 tape entries a step.
/// - Source: [JLPS07].
public struct LeakyCell: RecurrentCell {
  public let map: GateMap
  /// a, above 0 and at most 1; not learned.
  public let leak: Double

  public init(
    inputs: Int, hidden: Int, leak: Double, initial: Initialisation = .pyTorch, named name: String = "leaky", dice: inout Dice
  ) {
    guard leak > 0, leak <= 1 else { refuse("\(name) needs a leak above 0 and at most 1, and got \(leak).") }
    map = GateMap(name, inputs: inputs, hidden: hidden, initial, dice: &dice)
    self.leak = leak
  }

  public var inputs: Int { map.inputs }
  public var hidden: Int { map.hidden }
  public var parameters: [Parameter] { map.parameters }

  public func zeroMemory(batch: Int, on tape: Tape) -> Variable { tape.data(.zeros([batch, hidden])) }

  public func step(_ x: Variable, _ h: Variable) -> Variable {
    h * Scalar(1 - leak) + tanh(map(x, h)) * Scalar(leak)
  }

  public func output(_ h: Variable) -> Variable { h }
}
