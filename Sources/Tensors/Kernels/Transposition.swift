extension Kernels {
  /// Transposes a square that is a register wide and as many rows high.
  ///
  /// Rows are shuffled into each other like two halves of a deck of cards: the upper half of the rows with the lower half, number
  /// by number. Doing so as often as the width can be halved moves every number from [r, c] to [c, r], with whole registers only.
  static func transposeSquare(_ from: Source, step: Int, to out: Target, toStep: Int) {
    let side = Lanes.scalarCount
    withUnsafeTemporaryAllocation(of: Lanes.self, capacity: 2 * side) { rows in
      var (deck, next) = (rows.baseAddress!, rows.baseAddress! + side)
      for row in 0..<side { deck[row] = (from + row * step).lanes }
      var rounds = side.trailingZeroBitCount
      while rounds > 0 {
        for row in 0..<side / 2 {
          let (upper, lower) = (deck[row], deck[row + side / 2])
          (next[2 * row].evenHalf, next[2 * row].oddHalf) = (upper.lowHalf, lower.lowHalf)
          (next[2 * row + 1].evenHalf, next[2 * row + 1].oddHalf) = (upper.highHalf, lower.highHalf)
        }
        swap(&deck, &next)
        rounds -= 1
      }
      for row in 0..<side { (out + row * toStep).store(deck[row]) }
    }
  }
}
