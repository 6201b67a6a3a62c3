/// Functions of every number, and the factors by which gradients go back through them.
extension Tensor {
  public func exp() -> Tensor { Tensor(trusted: form, Kernels.exp(numbers)) }
  public func log() -> Tensor { Tensor(trusted: form, Kernels.log(numbers)) }
  public func tanh() -> Tensor { Tensor(trusted: form, Kernels.tanh(numbers)) }

  /// The logistic function σ(x) = 1 / (1 + e⁻ˣ): a number between 0 (shut) and 1 (open).
  public func sigmoid() -> Tensor { Tensor(trusted: form, Kernels.sigmoid(numbers)) }

  /// Of angles in radians.
  public func sine() -> Tensor { Tensor(trusted: form, Kernels.map(numbers, LibraryMaths.sine)) }
  public func cosine() -> Tensor { Tensor(trusted: form, Kernels.map(numbers, LibraryMaths.cosine)) }

  /// The rectifier: x where it is positive, 0 elsewhere.
  public func relu() -> Tensor { Tensor(trusted: form, Kernels.maximum(numbers, 0)) }

  /// Every number to the same power.
  public func power(_ exponent: Scalar) -> Tensor { Tensor(trusted: form, Kernels.power(numbers, exponent)) }

  /// dy ⊙ (1 − y²), with this tensor as dy and y = tanh(x).
  package func backThroughTanh(_ y: Tensor) -> Tensor {
    requireShape(of: y, for: "backThroughTanh")
    return Tensor(trusted: form, Kernels.tanhGradient(numbers, y.numbers))
  }

  /// dy ⊙ y ⊙ (1 − y), with this tensor as dy and y = σ(x).
  package func backThroughSigmoid(_ y: Tensor) -> Tensor {
    requireShape(of: y, for: "backThroughSigmoid")
    return Tensor(trusted: form, Kernels.sigmoidGradient(numbers, y.numbers))
  }

  /// dy where x > 0 and 0 elsewhere, with this tensor as dy.
  package func backThroughRelu(_ x: Tensor) -> Tensor {
    requireShape(of: x, for: "backThroughRelu")
    return Tensor(trusted: form, Kernels.reluGradient(numbers, x.numbers))
  }
}
