import Autograd

/// The outputs of a cell at every step, and its memory after the last.
public struct Unrolled<Memory> {
  /// After the last step; with lengths, after each sequence's own last step.
  public let memory: Memory

  /// The output after the last step: [B, H].
  public let last: Variable

  private enum Outputs {
    case apart([Variable])
    case stacked(Variable, steps: Int)
  }

  private let all: Outputs

  init(outputs: [Variable], memory: Memory) {
    all = .apart(outputs)
    last = outputs[outputs.count - 1]
    self.memory = memory
  }

  init(stacked: Variable, steps: Int, last: Variable, memory: Memory) {
    all = .stacked(stacked, steps: steps)
    self.last = last
    self.memory = memory
  }

  /// T outputs of shape [B, H]. After a fused run, each is cut out of `stacked` by an entry of the tape.
  public var outputs: [Variable] {
    switch all {
    case .apart(let outputs): return outputs
    case .stacked(let rows, let steps):
      let batch = rows.shape[0] / steps
      return (0..<steps).map { rows.rows($0 * batch..<($0 + 1) * batch) }
    }
  }

  /// The outputs of all steps, one below the other: [T·B, H], what a readout at every step reads. After single steps, they are joined
  /// by an entry of the tape.
  public var stacked: Variable {
    switch all {
    case .apart(let outputs): concatenate(rowsOf: outputs)
    case .stacked(let rows, _): rows
    }
  }
}
