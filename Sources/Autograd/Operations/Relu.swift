import Tensors

/// The rectifier of every number: itself where it is positive, 0 elsewhere. At 0 the gradient is taken to be 0.
///
///     y = max(x, 0)
///     ∂x = ∂y where x > 0, else 0
///
/// Shapes: any → the same.
public func relu(_ x: Variable) -> Variable {
  let xValue = x.value
  return x.tape.record("relu", xValue.relu(), from: x) { dy in [dy.backThroughRelu(xValue)] }
}
