import Autograd
import Tensors

@testable import Training

/// Gradients made by hand.
func gradients(_ byParameter: [(Parameter, Tensor)]) -> Gradients {
  let tape = Tape()
  var gradients = tape.gradients(of: tape.data(Tensor(0)))
  for (parameter, gradient) in byParameter { gradients[parameter] = gradient }
  return gradients
}

let allOptimizers: [any ResumableOptimizer] = [
  SGD(), Momentum(), Nesterov(), AdaGrad(), RMSProp(), Adam(), AdamW(),
]
