import Autograd
import Tensors

/// The plain recurrent network: the memory is squashed and mixed anew at every step.
///
///     h′ = tanh(x·W + h·U + b)
///
/// Shapes: x [B, I], h [B, H] → [B, H].
///
/// - Complexity: O(B·(I + H)·H); 5 tape entries a step.
/// - Source: [Elm90].
public struct ElmanCell: RecurrentCell {
  public let map: GateMap

  public init(inputs: Int, hidden: Int, initial: Initialisation = .pyTorch, named name: String = "rnn", dice: inout Dice) {
    map = GateMap(name, inputs: inputs, hidden: hidden, initial, dice: &dice)
  }

  public var inputs: Int { map.inputs }
  public var hidden: Int { map.hidden }
  public var parameters: [Parameter] { map.parameters }

  public func zeroMemory(batch: Int, on tape: Tape) -> Variable { tape.data(.zeros([batch, hidden])) }

  public func step(_ x: Variable, _ h: Variable) -> Variable { tanh(map(x, h)) }

  public func output(_ h: Variable) -> Variable { h }
}
