import Tensors

/// The product of two matrices.
///
///     Y = X·W
///     ∂X = ∂Y·Wᵀ,  ∂W = Xᵀ·∂Y
///
/// Shapes: X [R, K], W [K, C] → [R, C]. An input that is data asks for no gradient, and none is computed.
public func matrixProduct(_ x: Variable, _ w: Variable) -> Variable {
  let (xValue, wValue) = (x.value, w.value)
  let (xWants, wWants) = (x.wantsGradient, w.wantsGradient)
  return x.tape.record("matrix product", xValue.matrixProduct(wValue), from: x, w) { dy in
    [xWants ? dy.matrixProductWithTransposed(wValue) : nil, wWants ? xValue.transposedMatrixProduct(dy) : nil]
  }
}
