extension Workload {
  /// The multiplications and additions of one training step's matrix products, two for each pair of numbers.
  ///
  ///     layer      2·T·B·G·H · (3·I + 3·H)       forward, gradient of what went in, gradient of the weights
  ///                2·T·B·G·H · (2·I + 3·H)       the bottom layer: nobody asks for the gradient of the data
  ///     readout    2·R·H·O · 3
  ///
  /// G maps of [I, H] and [H, H] a layer: 1 for the Elman network, 3 for the GRU, 4 for the LSTM; above the bottom layer I = H. The
  /// readout sees R = B rows, or T·B with a loss at every step.
  ///
  /// It is the work of the textbook, the same for every library and all paths. A row with a single 1 counts as a whole row, and
  /// the zero memory before the first step as any other, though neither has to be multiplied. Biases, gates, the loss and the
  /// update by Adam are left out: they are no matrix products.
  var floatingPointOperations: Int {
    let gates = steps * batch * cell.maps * hidden
    let products = (0..<layers).map { layer in
      layer == 0 ? 2 * input.width + 3 * hidden : 3 * hidden + 3 * hidden
    }
    let readoutRows = loss.isAtEveryStep ? steps * batch : batch
    return 2 * gates * products.reduce(0, +) + 2 * 3 * readoutRows * hidden * loss.outputs
  }
}

extension Workload.Cell {
  /// How many affine maps of the input and the memory a cell has: G.
  fileprivate var maps: Int {
    switch self {
    case .rnn: 1
    case .gru: 3
    case .lstm: 4
    }
  }
}
