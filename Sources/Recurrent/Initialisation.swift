import Autograd
import Tensors

/// Where training starts: the range of the random weights, the biases of the gates, and what stands in the recurrent matrices.
///
///     LSTMCell(inputs: 1, hidden: 32, initial: .pyTorch.forgetBias(1).recurrent(.orthogonal(gain: 1)), dice: &dice)
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
  /// What the bias of a gate is set to; nil leaves it as drawn.
  private(set) var forgetBias: Double?
  private(set) var inputBias: Double?
  private(set) var updateBias: Double?
  private(set) var recurrentWeights = RecurrentWeights.drawn
  private(set) var hasBias = true

  private init(_ limit: Limit) {
    self.limit = limit
  }

  /// U(±1/√H), for weights and biases alike. PyTorch adds two such biases, FourGates has one.
  public static let pyTorch = Initialisation(.inverseRootOfHidden)

  /// U(±0.08), and 1 for the bias of the forget gate.
  public static let charRNN = Initialisation(.fixed(0.08)).forgetBias(1)

  /// U(±limit).
  public static func uniform(_ limit: Double) -> Initialisation {
    guard limit >= 0, limit.isFinite else {
      refuse("uniform initialisation needs a finite limit of 0 or more, and got \(limit).")
    }
    return Initialisation(.fixed(limit))
  }

  /// The same, with this bias for the forget gate of an LSTM: above 0 it keeps the long-term memory.
  public func forgetBias(_ bias: Double) -> Initialisation { with(\.forgetBias, bias) }

  /// The same, with this bias for the input gate of an LSTM: below 0 it lets little in.
  public func inputBias(_ bias: Double) -> Initialisation { with(\.inputBias, bias) }

  /// The same, with this bias for the update gate of a GRU: above 0 it keeps the memory.
  public func updateBias(_ bias: Double) -> Initialisation { with(\.updateBias, bias) }

  /// The same, with these matrices from memory to memory, U.
  public func recurrent(_ weights: RecurrentWeights) -> Initialisation { with(\.recurrentWeights, weights) }

  /// The same without any bias: all are 0 and stay so, for they are not among the parameters.
  ///
  /// A network of tanh without biases is odd: f(−x) = −f(x).
  public var withoutBias: Initialisation { with(\.hasBias, false) }

  private func with<Value>(_ part: WritableKeyPath<Initialisation, Value>, _ value: Value) -> Initialisation {
    var changed = self
    changed[keyPath: part] = value
    return changed
  }
}

extension Initialisation {
  func draw(_ name: String, _ shape: [Int], hidden: Int, dice: inout Dice) -> Parameter {
    let bound =
      switch limit {
      case .inverseRootOfHidden: 1 / Double(hidden).squareRoot()
      case .fixed(let bound): bound
      }
    return Parameter(name, .uniform(shape, in: -bound...bound, dice: &dice))
  }

  /// A matrix from memory to memory, [H, H].
  func drawRecurrent(_ name: String, hidden: Int, dice: inout Dice) -> Parameter {
    switch recurrentWeights {
    case .drawn: draw(name, [hidden, hidden], hidden: hidden, dice: &dice)
    case .orthogonal(let gain): Parameter(name, .orthogonal(hidden, gain: gain, dice: &dice))
    case .identity: Parameter(name, .identity(hidden))
    }
  }

  /// A bias of so many numbers: set, drawn, or zeros where there is none.
  func drawBias(_ name: String, _ count: Int, hidden: Int, set bias: Double? = nil, dice: inout Dice) -> Parameter {
    guard hasBias else {
      guard bias == nil else { refuse("\(name) cannot be both without bias and set to \(bias!).") }
      return Parameter(name, .zeros([count]))
    }
    let drawn = draw(name, [count], hidden: hidden, dice: &dice)
    if let bias { drawn.value = Tensor(repeating: Scalar(bias), shape: [count]) }
    return drawn
  }
}
