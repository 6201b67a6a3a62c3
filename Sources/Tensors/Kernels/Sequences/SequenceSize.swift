/// The sizes of a run over a sequence.
package struct SequenceSize: Sendable {
  package let steps: Int
  package let batch: Int
  package let inputs: Int
  package let hidden: Int
  /// How many steps each member of the batch has; nil where all have all.
  package let lengths: [Int]?

  package init(steps: Int, batch: Int, inputs: Int, hidden: Int, lengths: [Int]? = nil) {
    self.steps = steps
    self.batch = batch
    self.inputs = inputs
    self.hidden = hidden
    self.lengths = lengths
  }

  /// Units as the kernels see them: at least as many as a register holds.
  var units: Int { max(hidden, Lanes.scalarCount) }

  /// Whether this member's sequence has ended before this step, counted from 0.
  func isOver(_ member: Int, at step: Int) -> Bool {
    guard let lengths else { return false }
    return step >= lengths[member]
  }

  /// How many of these members come up to the last one whose sequence has not ended before this step: where the longest stand first,
  /// just those that have not ended.
  func running(_ members: Range<Int>, at step: Int) -> Int {
    guard lengths != nil else { return members.count }
    return (members.last { !isOver($0, at: step) } ?? members.lowerBound - 1) + 1 - members.lowerBound
  }

  /// The batch in runs of members whose gradients are summed apart: two where that is worth while, one otherwise. It depends on
  /// sizes only, so a sum is made of the same parts on any number of threads.
  ///
  /// - Parameter sums: how many numbers each has to hold; they must stay in its thread's cache.
  func shards(sums: Int, multiplications: Int) -> [Range<Int>] {
    let areWorthIt =
      batch >= 24 && steps * batch >= 512 && sums <= 1 << 18 && Threads.isWorthTwo(multiplications: multiplications)
    return areWorthIt ? Threads.runs(of: batch, weights: lengths, count: 2) : [0..<batch]
  }
}
