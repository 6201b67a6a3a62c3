import Tensors

/// What the matrices from memory to memory are before training.
public enum RecurrentWeights: Sendable, Equatable {
  /// Random numbers from the range of all weights.
  case drawn

  /// A random rotation or reflection, times the gain: with a gain of 1 it changes the direction of every memory and the length of
  /// none.
  ///
  /// - Source: [SMG14].
  case orthogonal(gain: Double)

  /// Ones on the diagonal: each unit begins as a copy of its past.
  ///
  /// - Source: [LJH15].
  case identity
}

extension Tensor {
  /// Ones on the diagonal: [size, size].
  static func identity(_ size: Int) -> Tensor {
    var scalars = [Scalar](repeating: 0, count: size * size)
    for i in 0..<size { scalars[i * size + i] = 1 }
    return Tensor(shape: [size, size], scalars: scalars)
  }

  /// A matrix whose rows are at right angles to each other and `gain` long, all directions equally likely: [size, size].
  ///
  /// Rows of normal numbers, each freed of what it shares with the rows above; twice, because rounding leaves a rest the first time.
  static func orthogonal(_ size: Int, gain: Double, dice: inout Dice) -> Tensor {
    guard gain > 0, gain.isFinite else { refuse("an orthogonal matrix needs a finite gain above 0, and got \(gain).") }
    var rows: [[Double]] = []
    for _ in 0..<size {
      var row = (0..<size).map { _ in dice.normal() }
      for _ in 0..<2 {
        for other in rows {
          let shared = zip(row, other).reduce(0) { $0 + $1.0 * $1.1 }
          for i in 0..<size { row[i] -= shared * other[i] }
        }
        let length = row.reduce(0) { $0 + $1 * $1 }.squareRoot()
        for i in 0..<size { row[i] /= length }
      }
      rows.append(row)
    }
    return Tensor(shape: [size, size], scalars: rows.joined().map { Scalar($0 * gain) })
  }
}
