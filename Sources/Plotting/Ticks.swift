#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The named places of an axis, and the small ones between them.
struct Ticks: Equatable {
  var named: [Axis.Tick]
  var small: [Double] = []

  /// About `count` round places in the extent.
  init(in extent: Extent, about count: Int, onlyWhole: Bool = false) {
    switch extent.scale {
    case .linear: self.init(linear: extent, about: count, onlyWhole: onlyWhole)
    case .logarithmic: self.init(logarithmic: extent, about: count)
    }
  }

  init(named: [Axis.Tick]) {
    self.named = named
  }

  /// Multiples of 1, 2 or 5 times a power of ten.
  private init(linear extent: Extent, about count: Int, onlyWhole: Bool) {
    let raw = (extent.high - extent.low) / Double(max(1, count))
    var exponent = Int(floor(log10(raw)))
    var factor = raw / power(exponent) < 1.5 ? 1 : raw / power(exponent) < 3.5 ? 2 : raw / power(exponent) < 7.5 ? 5 : 10
    if factor == 10 { (factor, exponent) = (1, exponent + 1) }
    if onlyWhole && exponent < 0 { (factor, exponent) = (1, 0) }
    let step = Double(factor) * power(exponent)
    let first = Int((extent.low / step - 1e-6).rounded(.up))
    let last = Int((extent.high / step + 1e-6).rounded(.down))
    let digits = first > last ? [] : (first...last).map { $0 * factor }

    let largest = digits.map { Double($0.magnitude) * power(exponent) }.max() ?? 0
    let leading = largest > 0 ? Int(floor(log10(largest))) : 0
    named = digits.map { digit in
      let place = exponent < 0 ? Double(digit) / power(-exponent) : Double(digit) * power(exponent)
      let isPlain = leading < 6 && (leading >= -3 || largest == 0)
      let label =
        isPlain || digit == 0
        ? decimalText(digit, decimals: -exponent)
        : decimalText(digit, decimals: leading - exponent) + "·" + powerOfTen(leading)
      return Axis.Tick(place, label)
    }
  }

  /// Powers of ten; where fewer than two are in the extent, also 2 and 5 times these, or round places as on a linear axis.
  private init(logarithmic extent: Extent, about count: Int) {
    let first = Int((log10(extent.low) - 1e-6).rounded(.up))
    let last = Int((log10(extent.high) + 1e-6).rounded(.down))
    if first < last {
      let stride = (last - first) / max(1, count) + 1
      let exponents = (first...last).filter { $0 % stride == 0 }
      let arePlain = first >= -4 && last <= 4
      named = exponents.map { Axis.Tick(power($0), arePlain ? compactText(power($0)) : powerOfTen($0)) }
      if stride == 1 && last - first <= 8 { small = (first - 1...last).flatMap { e in (2...9).map { Double($0) * power(e) } } }
      small = small.filter(extent.contains)
      return
    }
    let places = (first - 1...last + 1).flatMap { e in [1, 2, 5].map { $0 * power(e) } }.filter(extent.contains)
    if places.count >= 2 {
      named = places.map { Axis.Tick($0, compactText($0)) }
    } else {
      named = Ticks(in: Extent(low: extent.low, high: extent.high), about: count).named
    }
  }
}

private func power(_ exponent: Int) -> Double { pow(10, Double(exponent)) }
