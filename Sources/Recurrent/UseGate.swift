import Autograd
import Tensors

/// The two ways in which the use gate is written.
public enum UseGate: String, Sendable, Codable {
  /// h′ = σ(o) ⊙ tanh(c′): what is remembered, squashed. Everybody's LSTM, and the only one that can carry PyTorch's weights.
  case standard
  /// h′ = σ(o) ⊙ tanh(k·Wu + bu): the course notes that gave the gates their names draw it so. It reads what was *kept*, so what is
  /// learned in a step shows in the next one only, and it has weights of its own.
  case lessonNotes
}

/// The weights of the lesson notes' use gate.
///
///     u = k·Wu + bu
///
/// Shapes: k [B, H]; Wu [H, H], bu [H] → [B, H].
public struct NotesUseGate {
  /// [H, H]
  public let W: Parameter
  /// [H]
  public let b: Parameter
  private let hasBias: Bool

  init(_ name: String, hidden: Int, _ initial: Initialisation, dice: inout Dice) {
    W = initial.draw("\(name).use.W", [hidden, hidden], hidden: hidden, dice: &dice)
    b = initial.drawBias("\(name).use.b", hidden, hidden: hidden, dice: &dice)
    hasBias = initial.hasBias
  }

  var parameters: [Parameter] { hasBias ? [W, b] : [W] }

  func callAsFunction(_ kept: Variable) -> Variable {
    matrixProduct(kept, kept.tape[W]).adding(row: kept.tape[b])
  }
}
