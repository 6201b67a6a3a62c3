import Autograd
import Tensors

extension Network {
  /// What the lowest layer reads: the inputs themselves, or what the embedding and the filters make of them, in one variable.
  ///
  /// Shapes: T inputs [B, I], or one [T·B, I] → the same with as many columns as the lowest layer reads.
  package func lowest(_ inputs: [Variable], batch: Int) -> [Variable] {
    var below = inputs
    if let embedding { below = [embedding(rows: below)] }
    if let convolution { below = [convolution(below.count == 1 ? below[0] : concatenate(rowsOf: below), batch: batch)] }
    return below
  }

  /// The same of symbols: looked up where there is an embedding, and one-hot rows elsewhere.
  ///
  /// Shapes: T times B symbols → [T·B, columns].
  func lowest(symbols: [[Int]], on tape: Tape) -> [Variable] {
    let all = symbols.flatMap { $0 }
    for symbol in all where !(0..<architecture.inputs).contains(symbol) {
      refuse("a network of \(architecture.inputs) symbols got the symbol \(symbol).")
    }
    guard let embedding else {
      var rows = Tensor.zeros([all.count, architecture.inputs])
      for (row, symbol) in all.enumerated() { rows[row, symbol] = 1 }
      return lowest([tape.data(rows)], batch: symbols[0].count)
    }
    let embedded = embedding(all, on: tape)
    return [convolution.map { $0(embedded, batch: symbols[0].count) } ?? embedded]
  }
}
