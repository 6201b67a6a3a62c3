import Tensors

/// The natural logarithm of every number; of 0 it is −∞, and of a negative number NaN.
///
///     y = log x
///     ∂x = ∂y / x
///
/// Shapes: any → the same.
public func log(_ x: Variable) -> Variable {
  let xValue = x.value
  return x.tape.record("log", xValue.log(), from: x) { dy in [dy / xValue] }
}
