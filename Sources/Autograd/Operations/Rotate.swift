import Tensors

/// Pairs of numbers turned about the origin, each pair by an angle of its own; pair p is columns p and P + p.
///
///     a′ = a cos θ − b sin θ          ∂a = ∂a′ cos θ + ∂b′ sin θ
///     b′ = a sin θ + b cos θ          ∂b = ∂b′ cos θ − ∂a′ sin θ          ∂θ = Σ over rows of a′ ∂b′ − b′ ∂a′
///
/// Shapes: x [R, 2P], θ [P] → [R, 2P].   Units: θ in radians.
public func rotate(_ x: Variable, by angles: Variable) -> Variable {
  let pairs = angles.value.count
  guard x.shape.count == 2, x.shape[1] == 2 * pairs, angles.shape == [pairs] else {
    refuse("rotate needs a matrix of two columns an angle, and a row of angles, and got \(x.shape) and \(angles.shape).")
  }
  let (cosines, sines) = (angles.value.cosine(), angles.value.sine())
  func turned(_ pair: Tensor, backwards: Bool) -> Tensor {
    let (a, b) = (pair.columns(0..<pairs), pair.columns(pairs..<2 * pairs))
    let sines = backwards ? sines * -1 : sines
    return .concatenating(columnsOf: [
      a.multiplied(byRow: cosines) - b.multiplied(byRow: sines), a.multiplied(byRow: sines) + b.multiplied(byRow: cosines),
    ])
  }
  let y = turned(x.value, backwards: false)
  return x.tape.record("rotate", y, from: x, angles) { dy in
    let (a, b) = (y.columns(0..<pairs), y.columns(pairs..<2 * pairs))
    let (da, db) = (dy.columns(0..<pairs), dy.columns(pairs..<2 * pairs))
    return [turned(dy, backwards: true), (a * db - b * da).sumOfRows()]
  }
}
