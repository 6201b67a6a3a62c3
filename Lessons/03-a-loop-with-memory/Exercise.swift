import LessonKit

/// Your turn: one term of the gradient through time, in the network with one unit.
///
///     h_t = tanh(w·x_t + u·h_{t−1} + b),   t = 1 … T;    the loss depends on h_T only, and `dLast` is ∂h_T
///
/// `memories` are h_0, h_1, … h_T. Return what step `step`, from 1 to T, contributes to ∂u:
///
///     ∂a_T = ∂h_T · (1 − h_T²)
///     ∂a_t = ∂a_{t+1} · u · (1 − h_t²)         a_t is what is inside the tanh of step t
///     term of step t = ∂a_t · h_{t−1}
func yourTerm(step: Int, u: Double, memories: [Double], dLast: Double) throws -> Double {
  throw Unfinished("go back from the last step to this one, and multiply with the memory that U saw there")
}
