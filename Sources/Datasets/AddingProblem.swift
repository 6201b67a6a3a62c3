import Tensors

/// Two numbers are to be remembered and added, among many that are to be passed over.
///
///     step        1     2     3     4     5     6
///     value     0.71  0.28  0.55  0.90  0.13  0.47      from U(0, 1), a new one at each step
///     mark        0     1     0     0     1     0       one in each half of the sequence
///     target                                  0.28 + 0.13 = 0.41, asked for after the last step
///
/// A sample is never seen twice: each batch is made anew from the dice.
///
/// - Source: the task is [HS97] §5.4; in this form, with values from 0 to 1 and a mark in each half, it is that of [LJH15] §4.1.
public struct AddingProblem: Equatable, Sendable {
  /// How many steps a sequence has: T.
  public let steps: Int

  /// The mean squared error of whoever always answers 1, the mean of all targets: twice the variance 1/12 of U(0, 1).
  public static let lossOfAlwaysOne = 1.0 / 6

  /// - Precondition: at least two steps, so that each half has one.
  public init(steps: Int) {
    guard steps >= 2 else { refuse("the adding problem needs at least 2 steps, and got \(steps).") }
    self.steps = steps
  }

  /// A fresh batch: the value is column 0 of the inputs, the mark column 1.
  ///
  /// The first mark is at one of the steps 1 … ⌊T/2⌋, the second at one of the others, all equally likely.
  ///
  /// Shapes: inputs T times [B, 2]; targets [B, 1].
  ///
  /// - Precondition: the size is at least 1.
  public func batch(of size: Int, dice: inout Dice) -> Batch {
    guard size >= 1 else { refuse("a batch has at least 1 sample, and got the size \(size).") }
    var inputs = Array(repeating: Tensor.zeros([size, 2]), count: steps)
    var targets = Tensor.zeros([size, 1])
    for sample in 0..<size {
      let marks = [dice.index(below: steps / 2), steps / 2 + dice.index(below: steps - steps / 2)]
      for step in 0..<steps { inputs[step][sample, 0] = Scalar(dice.uniform()) }
      for mark in marks {
        inputs[mark][sample, 1] = 1
        targets[sample, 0] += inputs[mark][sample, 0]
      }
    }
    return Batch(inputs: inputs, targets: targets)
  }
}
