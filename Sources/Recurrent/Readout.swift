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
  /// Whether V, and d, are among the parameters.
  public let isLearned: Bool

  public init(
    hidden: Int, outputs: Int, initial: Initialisation = .pyTorch, named name: String = "readout", dice: inout Dice
  ) {
    guard hidden > 0, outputs > 0 else {
      refuse("\(name) needs at least one hidden unit and one output, and got \(hidden) and \(outputs).")
    }
    V = initial.draw("\(name).V", [hidden, outputs], hidden: hidden, dice: &dice)
    d = initial.drawBias("\(name).d", outputs, hidden: hidden, dice: &dice)
    (hasBias, isLearned) = (initial.hasBias, true)
  }

  /// A readout that is not learned, without a bias.
  ///
  /// Shapes: V [H, O].
  public init(fixed V: Tensor, named name: String = "readout") {
    self.V = Parameter("\(name).V", V)
    d = Parameter("\(name).d", .zeros([V.columns]))
    (hasBias, isLearned) = (false, false)
  }

  public var parameters: [Parameter] { isLearned ? (hasBias ? [V, d] : [V]) : [] }

  public func callAsFunction(_ h: Variable) -> Variable {
    let product = matrixProduct(h, h.tape[V])
    return hasBias ? product.adding(row: h.tape[d]) : product
  }
}
