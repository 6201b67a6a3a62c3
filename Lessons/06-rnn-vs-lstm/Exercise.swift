import LessonKit

/// Your turn: forget biases for memories of every length.
///
/// With a forget gate of k, half of a memory is left after n steps when kⁿ = 1/2; n is its half-life. Give the first unit a half-life of
/// 1 step, the last one of `longest` steps, and let each unit in between have the half-life of the one before times a factor that
/// is the same for all. Return the biases b of the units, with σ(b) = k.
func yourSpreadBiases(longest: Double, units: Int) throws -> [Double] {
  throw Unfinished("return a forget bias for each unit, in the order of their half-lives")
}
