#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A number as a script holds it: all its digits, in every locale; `NaN`, which gnuplot leaves out, where it cannot be drawn.
func scriptNumber(_ number: Double) -> String {
  abs(number) < 1e300 ? "\(number)" : "NaN"
}

/// Finite, and not so large that gnuplot takes it, or the end of an axis beyond it, for infinite.
func isDrawable(_ number: Double) -> Bool {
  abs(number) < 1e290
}

/// The number `digits` · 10^−`decimals` without any rounding.
///
///     decimalText(-125, decimals: 2) → "-1.25"    decimalText(3, decimals: -2) → "300"
func decimalText(_ digits: Int, decimals: Int) -> String {
  guard digits != 0 else { return "0" }
  var text = String(digits.magnitude)
  if decimals <= 0 {
    text += String(repeating: "0", count: -decimals)
  } else {
    text = String(repeating: "0", count: max(0, decimals + 1 - text.count)) + text
    text.insert(".", at: text.index(text.endIndex, offsetBy: -decimals))
  }
  return digits < 0 ? "-" + text : text
}

/// A number in a cell or beside a tick: a few digits, no trailing zeros, powers of ten where they are shorter.
///
///     0.25 → "0.25"    1234.56 → "1230"    0.0000123 → "1.23·10⁻⁵"
func compactText(_ number: Double, digits: Int = 3) -> String {
  guard isDrawable(number) else { return "–" }
  guard abs(number) > 1e-300 else { return "0" }
  var exponent = Int(floor(log10(abs(number))))
  var mantissa = Int((number / pow(10, Double(exponent)) * pow(10, Double(digits - 1))).rounded())
  if mantissa.magnitude >= UInt(pow(10, Double(digits))) { (mantissa, exponent) = (mantissa / 10, exponent + 1) }
  var places = digits - 1
  while mantissa % 10 == 0 && places > 0 { (mantissa, places) = (mantissa / 10, places - 1) }
  if (-4..<6).contains(exponent) { return decimalText(mantissa, decimals: places - exponent) }
  return decimalText(mantissa, decimals: places) + "·" + powerOfTen(exponent)
}

/// 10⁻⁵
func powerOfTen(_ exponent: Int) -> String {
  let raised: [Character: Character] = [
    "-": "⁻", "0": "⁰", "1": "¹", "2": "²", "3": "³", "4": "⁴", "5": "⁵", "6": "⁶", "7": "⁷", "8": "⁸", "9": "⁹",
  ]
  return "10" + String(String(exponent).map { raised[$0] ?? $0 })
}

/// Rounds to `decimals` places, for coordinates on the picture.
func fixed(_ number: Double, _ decimals: Int = 5) -> String {
  decimalText(Int((number * pow(10, Double(decimals))).rounded()), decimals: decimals)
}
