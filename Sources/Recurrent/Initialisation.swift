import Autograd
import Tensors

/// Where training starts: the range of the random weights, and the bias of the forget gate.
///
/// The frameworks differ here more than anywhere else, and an LSTM's memory at the start is decided by it: a forget bias of 1 keeps
/// 73 % of the long-term memory at each step, a bias of 0 half of it.
public struct Initialisation: Sendable {
  /// How weights and biases are drawn: from −limit to limit.
  enum Limit: Sendable {
    /// 1/√H, with H hidden units.
    case inverseRootOfHidden
    case fixed(Double)
  }

  let limit: Limit
  /// What the bias of a forget gate is set to; nil leaves it as drawn.
  let forgetBias: Double?

  /// U(±1/√H), for weights and biases alike. PyTorch adds two such biases, FourGates has one.
  public static let pyTorch = Initialisation(limit: .inverseRootOfHidden, forgetBias: nil)

  /// U(±0.08), and 1 for the bias of the forget gate.
  public static let charRNN = Initialisation(limit: .fixed(0.08), forgetBias: 1)

  /// U(±limit).
  public static func uniform(_ limit: Double) -> Initialisation {
    guard limit >= 0, limit.isFinite else {
      refuse("uniform initialisation needs a finite limit of 0 or more, and got \(limit).")
    }
    return Initialisation(limit: .fixed(limit), forgetBias: nil)
  }

  /// The same, with this bias for the forget gate.
  public func forgetBias(_ bias: Double) -> Initialisation {
    Initialisation(limit: limit, forgetBias: bias)
  }

  func draw(_ name: String, _ shape: [Int], hidden: Int, dice: inout Dice) -> Parameter {
    let bound =
      switch limit {
      case .inverseRootOfHidden: 1 / Double(hidden).squareRoot()
      case .fixed(let bound): bound
      }
    return Parameter(name, .uniform(shape, in: -bound...bound, dice: &dice))
  }
}
