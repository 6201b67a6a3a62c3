import LessonKit

/// Your turn: the free run of a network with a memory, which begins as `start`.
///
/// `step` takes a value and the memory and gives the next memory; `read` gives the prediction that a memory holds. Warm up on the known
/// values, then draw `steps` values: each is read from the memory, kept, and becomes the next value that the network takes in.
func yourFreeRun(
  _ known: [Double], _ steps: Int, _ start: Double, _ step: (Double, Double) -> Double, _ read: (Double) -> Double
) throws -> [Double] {
  throw Unfinished("warm up on the known values, then feed each prediction back, and return the predictions")
}
