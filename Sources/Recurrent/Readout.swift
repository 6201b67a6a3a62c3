import Autograd
import Tensors

/// From a cell's output to the prediction: an affine map.
///
///     y = h·V + d
///
/// Shapes: h [B, H]; V [H, O], d [O] → [B, O].
public struct Readout {
  /// [H, O]
  public let V: Parameter
  /// [O]; zeros that are not learned if the readout has no bias.
  public let d: Parameter
  public let hasBias: Bool

  public init(
    hidden: Int, outputs: Int, initial: Initialisation = .pyTorch, named name: String = "readout", dice: inout Dice
  ) {
    guard hidden > 0, outputs > 0 else {
      refuse("\(name) needs at least one hidden unit and one output, and got \(hidden) and \(outputs).")
    }
    V = initial.draw("\(name).V", [hidden, outputs], hidden: hidden, dice: &dice)
    d = initial.drawBias("\(name).d", outputs, hidden: hidden, dice: &dice)
    hasBias = initial.hasBias
  }

  public var parameters: [Parameter] { hasBias ? [V, d] : [V] }

  public func callAsFunction(_ h: Variable) -> Variable {
    let product = matrixProduct(h, h.tape[V])
    return hasBias ? product.adding(row: h.tape[d]) : product
  }
}
