import FourGates
import LessonKit

/// Your turn: one step back through a tanh network.
///
///     h′ = tanh(x·W + h·U + b)
///
/// Given are U [H, H], the memory after the step, h′ [B, H], and the gradient of the loss with respect to it, ∂h′ [B, H].
/// Return ∂h, the gradient with respect to the memory before the step.
func yourStepBack(_ gradient: Tensor, _ U: Tensor, _ after: Tensor) throws -> Tensor {
  throw Unfinished("turn the gradient after the step into the gradient before it")
}
