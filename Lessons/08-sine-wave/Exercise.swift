import FourGates
import LessonKit

/// Your turn: let a predictor draw a series further.
///
/// `predict` takes the last values, as many as `window` has, and returns the next one. Each prediction becomes the last value of the
/// next window. Return the `steps` new values, without the window.
func yourDrawing(
  _ window: [Scalar], _ steps: Int, _ predict: (_ lastValues: [Scalar]) -> Scalar
) throws -> [Scalar] {
  throw Unfinished("write the loop that appends a prediction at a time, and return the new values")
}
