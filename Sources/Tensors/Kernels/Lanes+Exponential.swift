#if !DoublePrecision
  /// exp, tanh and the logistic function on all numbers of a register at once.
  ///
  /// Goals, in this order: no wrong digit that a learner could see (at most 2 units in the last place for exp and the logistic
  /// function, 3 for tanh); exact at 0 and ±∞; NaN stays NaN; speed. Products and sums are not fused here: in long chains the compiler
  /// takes `addingProduct` apart, lane by lane.
  extension Lanes {
    /// eˣ = 2ⁿ · eʳ with n the whole number nearest to x / ln 2, and |r| ≤ ln 2 / 2.
    ///
    /// - Source: the splitting and its two-part ln 2 are [CW80]; rounding by adding 1.5·2²³ is common knowledge.
    @_transparent
    func exponential() -> Self {
      var x = replacing(with: Self(repeating: 89), where: self .> Self(repeating: 89))
      x = x.replacing(with: Self(repeating: -104), where: x .< Self(repeating: -104))
      let magic = Self(repeating: 12_582_912)
      let shifted = magic.plus(x, times: Self(repeating: 1.442_695_041))
      return x.powerOfRest(shifted - magic).scaled(byTwoToThe: WholeLanes(bits: shifted) &- WholeLanes(bits: magic))
    }

    /// The same bits for |x| ≤ 87, where 2ⁿ is an ordinary float: the sum that rounds also adds the 127 of a float's exponent, so that
    /// its last bits, moved up, are 2ⁿ.
    @_transparent
    func moderateExponential() -> Self {
      let magic = Self(repeating: 12_582_912 + 127)
      let shifted = magic.plus(self, times: Self(repeating: 1.442_695_041))
      return powerOfRest(shifted - magic) * Self(bits: WholeLanes(bits: shifted) &<< 23)
    }

    /// eʳ with r = x − n·ln 2, where leaving out what comes after the seventh power costs less than a tenth of a unit in the last place.
    @_transparent
    func powerOfRest(_ n: Self) -> Self {
      let r = plus(n, times: Self(repeating: -0.693_359_375)).plus(n, times: Self(repeating: 2.121_944_400e-4))
      var power = Self(repeating: 1.388_888_89e-3).plus(r, times: Self(repeating: 1.984_126_98e-4))
      power = Self(repeating: 8.333_333_33e-3).plus(power, times: r)
      power = Self(repeating: 4.166_666_67e-2).plus(power, times: r)
      power = Self(repeating: 1.666_666_67e-1).plus(power, times: r)
      power = Self(repeating: 0.5).plus(power, times: r)
      return 1 + r.plus(power, times: r * r)
    }

    /// self · 2ⁿ in two steps, because 2¹²⁸ and 2⁻¹⁴⁹ are no ordinary floats themselves.
    @_transparent
    func scaled(byTwoToThe n: WholeLanes) -> Self {
      let half = n &>> 1
      let rest = n &- half
      return self * Self(bits: (half &+ 127) &<< 23) * Self(bits: (rest &+ 127) &<< 23)
    }

    /// |x|
    @_transparent
    var size: Self { Self(bits: WholeLanes(bits: self) & WholeLanes(repeating: Int32.max)) }

    /// σ(x) = 1 / (1 + e⁻ˣ), written with e = e^−|x| so that nothing overflows.
    @_transparent
    func logistic() -> Self { logistic((-size).exponential()) }

    /// σ as if nothing were beyond ±70.
    @_transparent
    func openness() -> Self {
      let limit = Self(repeating: 70)
      return logistic((-size.replacing(with: limit, where: size .> limit)).moderateExponential())
    }

    /// σ(x) from e = e^−|x|: 1 / (1 + e), or e / (1 + e) below 0.
    ///
    /// What 1 + e rounds off is put back to first order; without it the result would be off by a little more than 2 units.
    @_transparent
    func logistic(_ e: Self) -> Self {
      let isBelow = self .< Self.zero
      let divisor = 1 + e
      let roundedOff = e - (divisor - 1)
      let y = Self(repeating: 1).replacing(with: e, where: isBelow) / divisor
      let inverse = y.replacing(with: 1 - y, where: isBelow)
      return y - y * inverse * roundedOff
    }

    /// tanh(x) = ±(1 − 2 / (e^2|x| + 1)); below 0.625 an odd polynomial, where that difference would lose digits.
    ///
    /// - Source: the polynomial is [Mos89], tanhf.
    @_transparent
    func hyperbolicTangent() -> Self {
      let sign = WholeLanes(bits: self) & WholeLanes(repeating: Int32.min)
      let (size, limit) = (size, Self(repeating: 80))
      let double = size + size
      let large = 1 - 2 / (double.replacing(with: limit, where: double .> limit).moderateExponential() + 1)
      let square = size * size
      var p = Self(repeating: 2.063_908_888e-2).plus(square, times: Self(repeating: -5.704_988_723e-3))
      p = Self(repeating: -5.373_971_555e-2).plus(p, times: square)
      p = Self(repeating: 1.333_144_188e-1).plus(p, times: square)
      p = Self(repeating: -3.333_328_195e-1).plus(p, times: square)
      let result = size.plus(p, times: square * size).replacing(with: large, where: size .>= Self(repeating: 0.625))
      return Self(bits: WholeLanes(bits: result) | sign)
    }

    @_transparent
    init(bits: WholeLanes) { self = unsafeBitCast(bits, to: Self.self) }
  }

  extension WholeLanes {
    @_transparent
    init(bits: Lanes) { self = unsafeBitCast(bits, to: Self.self) }
  }
#endif
