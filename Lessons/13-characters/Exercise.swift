import LessonKit

/// Your turn: how likely each symbol is to be chosen, at a temperature, from the `top` most likely ones only.
///
/// `scores` are what the readout gives, one number for each symbol; a higher score is more likely. Divide them by the temperature, and make
/// shares of them with softmax: e to the power of each, divided by the sum of all. Symbols that are not among the `top` highest scores get
/// 0. The shares add up to 1. No two scores are equal, and the temperature is above 0.
func yourChances(_ scores: [Double], temperature: Double, top: Int) throws -> [Double] {
  throw Unfinished(
    "divide the scores by the temperature, take e to their power, leave out all but the highest, and divide by the sum")
}
