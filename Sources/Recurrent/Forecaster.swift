import Autograd
import Tensors

/// A cell with a readout that predicts what comes next in a series from the last few values.
///
///     y = readout(output after the last step)
///
/// Shapes: T inputs [B, I] → [B, O].
public struct Forecaster<Cell: RecurrentCell> {
  public let cell: Cell
  public let readout: Readout

  public init(_ cell: Cell, outputs: Int = 1, initial: Initialisation = .pyTorch, dice: inout Dice) {
    self.cell = cell
    readout = Readout(hidden: cell.hidden, outputs: outputs, initial: initial, dice: &dice)
  }

  public init(_ cell: Cell, readout: Readout) {
    (self.cell, self.readout) = (cell, readout)
  }

  public var parameters: [Parameter] { cell.parameters + readout.parameters }

  /// The prediction after the last of the steps, from zero memories.
  public func callAsFunction(_ inputs: [Tensor], on tape: Tape) -> Variable {
    readout(cell.unroll(over: inputs.map { tape.data($0) }).last)
  }

  /// Draws the series further by itself: each prediction becomes the last value of the next window.
  ///
  /// - Precondition: the cell reads one number, the readout gives one, and `window` has at least one value.
  /// - Complexity: `steps` runs over the whole window, as in training.
  public func draw(_ steps: Int, after window: [Scalar]) -> [Scalar] {
    guard cell.inputs == 1, readout.d.value.count == 1, !window.isEmpty else {
      refuse("draw needs a cell that reads one number, a readout that gives one, and a window that is not empty.")
    }
    guard steps >= 0 else { refuse("draw cannot take \(steps) steps.") }
    var values = window
    for _ in 0..<steps {
      let inputs = values.suffix(window.count).map { Tensor(rows: [[$0]]) }
      values.append(self(inputs, on: Tape()).value.scalar)
    }
    return Array(values.dropFirst(window.count))
  }
}

extension Forecaster where Cell: FusedCell {
  /// The prediction after the last of the steps, from zero memories, in the way that is asked for.
  public func callAsFunction(_ inputs: [Tensor], on tape: Tape, by way: Unrolling) -> Variable {
    readout(cell.output(cell.memory(after: inputs.map { tape.data($0) }, by: way)))
  }
}
