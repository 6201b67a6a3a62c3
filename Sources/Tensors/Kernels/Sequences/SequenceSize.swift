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

  /// The rows, step after step, of the members whose sequences have not ended; nil if these are all.
  func places(from first: Int) -> [Int32]? {
    guard let lengths, lengths.contains(where: { $0 < steps }) else { return nil }
    return (first..<steps * batch).filter { !isOver($0 % batch, at: $0 / batch) }.map { Int32($0) }
  }
}
