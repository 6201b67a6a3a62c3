import LessonKit

/// Your turn: the rule of early stopping.
///
/// `losses` are the validation losses that training would measure, after update 1, 2, 3, … Training stops as soon as `patience`
/// updates in a row have passed without a loss below the lowest so far; an equal one is not below it. Return the update that it stops
/// after, and the update whose parameters are put back: the first with the lowest loss until then. Both are counted from 1. Where
/// patience never runs out, training stops after the last update.
func yourStop(_ losses: [Double], patience: Int) throws -> (stopsAfter: Int, putsBack: Int) {
  throw Unfinished("go through the losses, remember the best update, and return when patience runs out")
}
