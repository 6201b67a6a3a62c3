import Recurrent
import Tensors

/// What happened in one layer at all steps.
struct LayerRecord: Sendable {
  let hidden: Int
  /// How many steps there are.
  let rows: Int
  let values: [Quantity: Track]
  let parts: [Quantity: [GatePart: Track]]
  /// What an LSTM's use gate squashes.
  let shown: Track?

  /// Runs a layer over all of its inputs: x [T, I].
  init(
    _ cell: Architecture.Cell, _ weights: LayerWeights, over x: Tensor, from start: [Tensor], holding holds: LayerHolds
  ) {
    switch cell {
    case .rnn: self.init(elman: weights, over: x, from: start[0].scalars, holding: holds)
    case .gru: self.init(gru: weights, over: x, from: start[0].scalars, holding: holds)
    case .lstm, .peephole: self.init(lstm: weights, over: x, from: (start[0].scalars, start[1].scalars), holding: holds)
    }
  }

  init(
    hidden: Int, rows: Int, values: [Quantity: Track], parts: [Quantity: [GatePart: Track]], shown: Track? = nil
  ) {
    (self.hidden, self.rows, self.values, self.parts, self.shown) = (hidden, rows, values, parts, shown)
  }

  func track(_ quantity: Quantity) -> Track {
    guard let track = values[quantity] else { refuse("a cell of this kind has no \(quantity.rawValue).") }
    return track
  }

  subscript(quantity: Quantity, row: Int) -> [Scalar] { track(quantity)[row] }

  /// All steps of a quantity, one below the other: [T, H].
  func matrix(of quantity: Quantity) -> Tensor {
    let track = track(quantity)
    return Tensor(shape: [rows, hidden], scalars: track.numbers)
  }
}
