import LessonKit

/// Your turn: one step of momentum.
///
///     v ← momentum · v + ∂w
///     w ← w − rate · v
///
/// `parameters`, `velocity` and `gradient` are equally long; return the new parameters and the new velocity.
func yourMomentumStep(
  _ parameters: [Double], _ velocity: [Double], _ gradient: [Double], _ rate: Double, _ momentum: Double
) throws -> (parameters: [Double], velocity: [Double]) {
  throw Unfinished("compute the new velocity, then the new parameters, and return both")
}
