/// One step of momentum.
///
///     v ← momentum · v + ∂w
///     w ← w − rate · v
func momentumStep(
  _ parameters: [Double], _ velocity: [Double], _ gradient: [Double], _ rate: Double, _ momentum: Double
) -> (parameters: [Double], velocity: [Double]) {
  let newVelocity = zip(velocity, gradient).map { momentum * $0 + $1 }
  let newParameters = zip(parameters, newVelocity).map { $0 - rate * $1 }
  return (newParameters, newVelocity)
}
