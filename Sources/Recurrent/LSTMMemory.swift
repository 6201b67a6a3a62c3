import Autograd
import Tensors

/// What an LSTM carries from step to step.
public struct LSTMMemory {
  /// The cell state c, [B, H]: changed by a gate and an addition, with no matrix and no tanh on the way, so that
  /// it, and the gradient on its way back, can last.
  public let longTerm: Variable
  /// The hidden state h, [B, H]: what the cell shows, and what its gates look at in the next step.
  public let shortTerm: Variable

  public init(longTerm: Variable, shortTerm: Variable) {
    self.longTerm = longTerm
    self.shortTerm = shortTerm
  }

  static func zeros(batch: Int, hidden: Int, on tape: Tape) -> LSTMMemory {
    let zeros = tape.data(.zeros([batch, hidden]))
    return LSTMMemory(longTerm: zeros, shortTerm: zeros)
  }
}
