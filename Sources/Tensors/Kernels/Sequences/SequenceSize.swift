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
}
