import Tensors

/// Every number to the same power.
///
///     y = xᵃ
///     ∂x = ∂y ⊙ a·xᵃ⁻¹
///
/// Shapes: any → the same.
public func power(_ x: Variable, _ a: Scalar) -> Variable {
  let xValue = x.value
  return x.tape.record("power", xValue.power(a), from: x) { dy in [dy * xValue.power(a - 1) * a] }
}

/// Every number times itself.
///
///     y = x²
///     ∂x = ∂y ⊙ 2x
///
/// Shapes: any → the same.
public func square(_ x: Variable) -> Variable {
  let xValue = x.value
  return x.tape.record("square", xValue * xValue, from: x) { dy in [dy * xValue * 2] }
}
