import Tensors

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

extension Autoregression {
  /// What a free run does in the end: each step multiplies it by this, and turns it by that.
  ///
  ///     z^τ = a₁ z^{τ−1} + a₂ z^{τ−2} + … + a_τ        z = radius · e^{i·angle}, the root with the largest radius
  ///
  /// A free run is a sum of z^t over the τ roots z. A radius below 1 decays, above 1 grows. An angle of 0 is one-sided, any other
  /// swings, by so many radians a step; π changes its sign at every step. What is imaginary by rounding alone counts as 0.
  ///
  /// - Complexity: O(τ²) for each of some twenty rounds, in which all roots are improved together.
  /// - Source: [Abe73].
  public var largestRoot: (radius: Double, angle: Double) {
    let largest = roots.max { $0.radius < $1.radius }!
    let isReal = abs(largest.imaginary) <= 1e-12 * largest.radius
    return (largest.radius, isReal ? (largest.real < 0 ? .pi : 0) : abs(atan2(largest.imaginary, largest.real)))
  }

  /// All τ roots, by Aberth's rounds: Newton's step for each, pushed away from the others.
  private var roots: [Complex] {
    let degree = weights.lastIndex { $0 != 0 }.map { $0 + 1 } ?? 0
    let rootsAtZero = Array(repeating: Complex(0, 0), count: weights.count - degree)
    var roots = (0..<degree).map { index in
      let angle = (2 * .pi * Double(index) + 0.7) / Double(degree)
      return Complex(0.9 * cos(angle), 0.9 * sin(angle))
    }
    for _ in 0..<200 {
      var largestStep = 0.0
      for index in roots.indices {
        let newton = newtonStep(at: roots[index], degree)
        var push = Complex(0, 0)
        for other in roots.indices where other != index { push = push + Complex(1, 0) / (roots[index] - roots[other]) }
        let step = newton / (Complex(1, 0) - newton * push)
        guard step.radius.isFinite else { continue }
        roots[index] = roots[index] - step
        largestStep = max(largestStep, step.radius)
      }
      if largestStep < 1e-14 { break }
    }
    return roots + rootsAtZero
  }

  /// p(z) / p′(z) for p(z) = z^n − a₁ z^{n−1} − … − a_n; outside the unit circle through 1/z, so that no power overflows.
  private func newtonStep(at z: Complex, _ degree: Int) -> Complex {
    let coefficients = [1] + weights[..<degree].map { -$0 }
    if z.radius <= 1 {
      let (value, slope) = polynomial(coefficients, at: z)
      return value / slope
    }
    let inverse = Complex(1, 0) / z
    let (value, slope) = polynomial(coefficients.reversed(), at: inverse)
    // p(z) = z^n · q(1/z), so p/p′ = z / (n − (1/z) · q′(1/z)/q(1/z)).
    return z / (Complex(Double(degree), 0) - inverse * (slope / value))
  }

  /// Value and slope by Horner's rule, the highest power first.
  private func polynomial(_ coefficients: [Double], at z: Complex) -> (value: Complex, slope: Complex) {
    var (value, slope) = (Complex(0, 0), Complex(0, 0))
    for coefficient in coefficients {
      slope = slope * z + value
      value = value * z + Complex(coefficient, 0)
    }
    return (value, slope)
  }
}

private struct Complex {
  var real: Double
  var imaginary: Double

  init(_ real: Double, _ imaginary: Double) {
    (self.real, self.imaginary) = (real, imaginary)
  }

  var radius: Double { hypot(real, imaginary) }

  static func + (a: Complex, b: Complex) -> Complex { Complex(a.real + b.real, a.imaginary + b.imaginary) }
  static func - (a: Complex, b: Complex) -> Complex { Complex(a.real - b.real, a.imaginary - b.imaginary) }
  static func * (a: Complex, b: Complex) -> Complex {
    Complex(a.real * b.real - a.imaginary * b.imaginary, a.real * b.imaginary + a.imaginary * b.real)
  }
  static func / (a: Complex, b: Complex) -> Complex {
    let size = b.real * b.real + b.imaginary * b.imaginary
    return Complex((a.real * b.real + a.imaginary * b.imaginary) / size, (a.imaginary * b.real - a.real * b.imaginary) / size)
  }
}
