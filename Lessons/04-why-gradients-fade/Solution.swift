import FourGates

/// First through tanh, whose slope is 1 − h′², then through the matrix, from its other side.
///
///     ∂h = (∂h′ ⊙ (1 − h′ ⊙ h′))·Uᵀ
func stepBack(_ gradient: Tensor, _ U: Tensor, _ after: Tensor) -> Tensor {
  let slope = 1 - after * after
  return (gradient * slope).matrixProduct(U.transposed())
}
