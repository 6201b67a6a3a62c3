#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A number as one reads it aloud: a few significant digits, no trailing zeros, powers of ten only where they are shorter.
///
///     0.25 → "0.25"    1234.56 → "1235"    0.0000123456 → "1.235e-05"
public func shortText(_ number: Double, digits: Int = 4) -> String {
  guard number.isFinite else { return number.isNaN ? "NaN" : number > 0 ? "∞" : "−∞" }
  var text = [CChar](repeating: 0, count: 48)
  let length = withVaList([Int32(digits), number]) { vsnprintf(&text, text.count, "%.*g", $0) }
  return String(decoding: text.prefix(Int(length)).map(UInt8.init(bitPattern:)), as: UTF8.self)
}
