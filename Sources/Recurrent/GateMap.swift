import Autograd
import Tensors

/// What every gate begins with: an affine map of the input and of the short-term memory.
///
///     a = x·W + h·U + b
///
/// Shapes: x [B, I], h [B, H]; W [I, H], U [H, H], b [H] → [B, H].
public struct GateMap {
  /// From the input: [I, H].
  public let W: Parameter
  /// From the short-term memory: [H, H].
  public let U: Parameter
  /// The bias: [H]; zeros that are not learned if the map has none.
  public let b: Parameter
  public let hasBias: Bool

  init(_ name: String, inputs: Int, hidden: Int, _ initial: Initialisation, bias: Double? = nil, dice: inout Dice) {
    guard inputs > 0, hidden > 0 else {
      refuse("\(name) needs at least one input and one hidden unit, and got \(inputs) and \(hidden).")
    }
    W = initial.draw("\(name).W", [inputs, hidden], hidden: hidden, dice: &dice)
    U = initial.drawRecurrent("\(name).U", hidden: hidden, dice: &dice)
    b = initial.drawBias("\(name).b", hidden, hidden: hidden, set: bias, dice: &dice)
    hasBias = initial.hasBias
  }

  public var inputs: Int { W.value.rows }
  public var hidden: Int { W.value.columns }
  public var parameters: [Parameter] { hasBias ? [W, U, b] : [W, U] }

  public func callAsFunction(_ x: Variable, _ h: Variable) -> Variable {
    let tape = x.tape
    let sum = matrixProduct(x, tape[W]) + matrixProduct(h, tape[U])
    return hasBias ? sum.adding(row: tape[b]) : sum
  }
}
