import Tensors

/// One symbol is to be remembered while others pass, and named at the end.
///
///     step              1    2    3    4    5
///     symbol            C    q    s    s    p       here S = 4 symbols A B C D, and T = 4 distractors after the first
///     target                                C       asked for after the last step
///
/// The first step shows one of S symbols, all equally likely. Then come T distractors, drawn from S other symbols. Every symbol, of
/// either kind, has a column of its own that is 1 when it is shown (one-hot), so the distractors never look like the answer: all that
/// is hard is the delay. A sample is never seen twice: each batch is made anew from the dice.
public struct DelayedRecall: Equatable, Sendable {
  /// How many symbols there are to remember, and as many to distract: S.
  public let symbols: Int

  /// How many steps pass between the symbol and the end: T.
  public let distractors: Int

  /// - Precondition: at least two symbols; a number of distractors that is not negative.
  public init(symbols: Int = 4, distractors: Int) {
    guard symbols >= 2, distractors >= 0 else {
      refuse(
        "delayed recall needs at least 2 symbols and 0 distractors or more, and got \(symbols) and \(distractors).")
    }
    self.symbols = symbols
    self.distractors = distractors
  }

  /// How many columns an input has: 2 · S.
  public var inputs: Int { 2 * symbols }

  /// How many steps a sequence has: 1 + T.
  public var steps: Int { 1 + distractors }

  /// The share of right answers of whoever guesses.
  public var chance: Double { 1 / Double(symbols) }

  /// A fresh batch, for a cross-entropy.
  ///
  /// Shapes: inputs 1 + T times [B, 2·S]; B targets below S.
  ///
  /// - Precondition: the size is at least 1.
  public func batch(of size: Int, dice: inout Dice) -> ClassBatch {
    guard size >= 1 else { refuse("a batch has at least 1 sample, and got the size \(size).") }
    var inputs = Array(repeating: Tensor.zeros([size, self.inputs]), count: steps)
    var targets: [Int] = []
    for sample in 0..<size {
      let target = dice.index(below: symbols)
      targets.append(target)
      inputs[0][sample, target] = 1
      for step in 1..<steps { inputs[step][sample, symbols + dice.index(below: symbols)] = 1 }
    }
    return ClassBatch(inputs: inputs, targets: targets)
  }
}
