import FourGates

/// The square root of every number.
///
///     y = √x
///     ∂x = ∂y / (2y)
func squareRoot(_ x: Variable) -> Variable {
  let y = x.value.power(0.5)
  return x.tape.record("square root", y, from: [x]) { dy in [dy / (2 * y)] }
}
