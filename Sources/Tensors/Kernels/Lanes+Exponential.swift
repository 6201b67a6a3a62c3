#if !DoublePrecision
  /// exp, tanh and the logistic function on eight numbers at once.
  ///
  /// Goals, in this order: no wrong digit that a learner could see (at most 2 units in the last place for exp and the logistic
  /// function, 3 for tanh); exact at 0 and ±∞; NaN stays NaN; speed.
  extension SIMD8<Float> {
    /// eˣ = 2ⁿ · eʳ with n the whole number nearest to x / ln 2, and |r| ≤ ln 2 / 2, where a polynomial of degree 7 is exact to
    /// half a unit in the last place.
    ///
    /// - Source: the splitting and its two-part ln 2 are [CW80]; rounding by adding 1.5·2²³ is common knowledge.
    @inline(__always)
    func exponential() -> Self {
      var x = self
      x.replace(with: 89, where: x .> 89)
      x.replace(with: -104, where: x .< -104)
      let magic = Self(repeating: 12_582_912)
      let shifted = magic.plus(x, times: Self(repeating: 1.442_695_041))
      let n = shifted - magic
      var r = x.plus(n, times: Self(repeating: -0.693_359_375))
      r = r.plus(n, times: Self(repeating: 2.121_944_400e-4))
      var p = Self(repeating: 1.984_126_98e-4)
      p = Self(repeating: 1.388_888_89e-3).plus(p, times: r)
      p = Self(repeating: 8.333_333_33e-3).plus(p, times: r)
      p = Self(repeating: 4.166_666_67e-2).plus(p, times: r)
      p = Self(repeating: 1.666_666_67e-1).plus(p, times: r)
      p = Self(repeating: 0.5).plus(p, times: r)
      let power = 1 + r.plus(p * r, times: r)
      return power.scaled(byTwoToThe: SIMD8<Int32>(bits: shifted) &- SIMD8<Int32>(bits: magic))
    }

    /// self · 2ⁿ in two steps, because 2¹²⁸ and 2⁻¹⁴⁹ are no ordinary floats themselves.
    @inline(__always)
    private func scaled(byTwoToThe n: SIMD8<Int32>) -> Self {
      let half = n &>> 1
      let rest = n &- half
      return self * Self(bits: (half &+ 127) &<< 23) * Self(bits: (rest &+ 127) &<< 23)
    }

    /// σ(x) = 1 / (1 + e⁻ˣ), written with e^−|x| so that nothing overflows.
    @inline(__always)
    func logistic() -> Self {
      let e = Self(bits: SIMD8<Int32>(bits: self) | SIMD8<Int32>(repeating: Int32.min)).exponential()
      var top = e
      top.replace(with: 1, where: self .>= 0)
      return top / (1 + e)
    }

    /// tanh(x) = ±(1 − 2 / (e^2|x| + 1)); below 0.625 an odd polynomial, where that difference would lose digits.
    ///
    /// - Source: the polynomial is [Mos89], tanhf.
    @inline(__always)
    func hyperbolicTangent() -> Self {
      let sign = SIMD8<Int32>(bits: self) & SIMD8<Int32>(repeating: Int32.min)
      let size = Self(bits: SIMD8<Int32>(bits: self) & SIMD8<Int32>(repeating: Int32.max))
      let large = 1 - 2 / ((size + size).exponential() + 1)
      let square = size * size
      var p = Self(repeating: -5.704_988_723e-3)
      p = Self(repeating: 2.063_908_888e-2).plus(p, times: square)
      p = Self(repeating: -5.373_971_555e-2).plus(p, times: square)
      p = Self(repeating: 1.333_144_188e-1).plus(p, times: square)
      p = Self(repeating: -3.333_328_195e-1).plus(p, times: square)
      var result = size.plus(p * square, times: size)
      result.replace(with: large, where: size .>= 0.625)
      return Self(bits: SIMD8<Int32>(bits: result) | sign)
    }

    @inline(__always)
    init(bits: SIMD8<Int32>) { self = unsafeBitCast(bits, to: Self.self) }
  }

  extension SIMD8<Int32> {
    @inline(__always)
    init(bits: SIMD8<Float>) { self = unsafeBitCast(bits, to: Self.self) }
  }
#endif
