#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The C library's functions, one number at a time.
enum LibraryMaths {
  static func exponential(_ x: Scalar) -> Scalar { exp(x) }
  static func hyperbolicTangent(_ x: Scalar) -> Scalar { tanh(x) }
  static func logarithm(_ x: Scalar) -> Scalar { log(x) }
  static func sine(_ x: Scalar) -> Scalar { sin(x) }
  static func cosine(_ x: Scalar) -> Scalar { cos(x) }
  static func power(_ x: Scalar, _ exponent: Scalar) -> Scalar { pow(x, exponent) }

  /// σ(x) = 1 / (1 + e⁻ˣ), written with e^−|x| so that nothing overflows.
  static func logistic(_ x: Scalar) -> Scalar {
    let e = exp(-abs(x))
    return (x >= 0 ? 1 : e) / (1 + e)
  }
}

#if DoublePrecision
  extension Lanes {
    func exponential() -> Self { mapped(LibraryMaths.exponential) }
    func hyperbolicTangent() -> Self { mapped(LibraryMaths.hyperbolicTangent) }
    func logistic() -> Self { mapped(LibraryMaths.logistic) }

    /// σ as if nothing were beyond ±70.
    func openness() -> Self {
      let limit = Lanes(repeating: 70)
      return replacing(with: limit, where: self .> limit).replacing(with: -limit, where: self .< -limit).logistic()
    }

    private func mapped(_ f: (Scalar) -> Scalar) -> Self {
      var result = Self.zero
      for lane in indices { result[lane] = f(self[lane]) }
      return result
    }
  }
#endif
