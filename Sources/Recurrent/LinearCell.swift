import Autograd
import Tensors

/// A recurrent network without squashing: what is left of the Elman cell when tanh is taken away.
///
///     h′ = x·W + h·U + b
///
/// Shapes: x [B, I], h [B, H] → [B, H].
///
/// All that it can do is add up decaying, growing and swinging echoes of its inputs. It shows what the matrix U does alone: with an
/// orthogonal U, a gradient goes back through it for ever.
///
/// - Complexity: O(B·(I + H)·H); 4 tape entries a step.
public struct LinearCell: RecurrentCell {
  public let map: GateMap

  public init(inputs: Int, hidden: Int, initial: Initialisation = .pyTorch, named name: String = "linear", dice: inout Dice) {
    map = GateMap(name, inputs: inputs, hidden: hidden, initial, dice: &dice)
  }

  public var inputs: Int { map.inputs }
  public var hidden: Int { map.hidden }
  public var parameters: [Parameter] { map.parameters }

  public func zeroMemory(batch: Int, on tape: Tape) -> Variable { tape.data(.zeros([batch, hidden])) }

  public func step(_ x: Variable, _ h: Variable) -> Variable { map(x, h) }

  public func output(_ h: Variable) -> Variable { h }
}
