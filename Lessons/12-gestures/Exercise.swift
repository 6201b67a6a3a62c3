import LessonKit

/// Your turn: what a readout sees of a padded batch, if it takes the mean over each sequence's own steps.
///
/// `outputs[step][sequence]` is the output of one unit, and `lengths[sequence]` says how many steps of a sequence are real: its first
/// ones. What stands behind them is padding, and may be anything. Return one mean for each sequence.
func yourMean(_ outputs: [[Double]], lengths: [Int]) throws -> [Double] {
  throw Unfinished("add up the real steps of each sequence, and divide by how many they are")
}
