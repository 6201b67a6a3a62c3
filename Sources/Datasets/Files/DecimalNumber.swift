/// The number that these bytes spell, correctly rounded; nil if they are anything but a finite decimal number.
///
///     12   -3.5   .5   6.   +6.02e23
///
/// A whole number up to 2⁵³ and ten to at most the 22nd power are both exact, so one product or quotient of them is correct;
/// what is longer than that goes the slow way, through a `String`.
func decimalNumber(_ file: [UInt8], _ range: Range<Int>) -> Double? {
  var reader = DecimalReader(file: file, position: range.lowerBound, end: range.upperBound)
  guard reader.readNumber() else { return nil }
  guard reader.digitCount <= 19, reader.digits <= 1 << 53, abs(reader.power) <= 22 else {
    return Double(String(decoding: file[range], as: UTF8.self)).flatMap { $0.isFinite ? $0 : nil }
  }
  let digits = reader.isNegative ? -Double(reader.digits) : Double(reader.digits)
  return reader.power < 0 ? digits / powersOfTen[-reader.power] : digits * powersOfTen[reader.power]
}

private let powersOfTen = [
  1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
]

/// Reads a sign, digits with a point before, among or after them, and a power of ten.
private struct DecimalReader {
  let file: [UInt8]
  var position: Int
  let end: Int
  var isNegative = false
  var digits: UInt64 = 0
  var digitCount = 0
  /// The number is digits · 10^power.
  var power = 0

  /// False if something is missing or something else is left.
  mutating func readNumber() -> Bool {
    isNegative = take("-")
    if !isNegative { _ = take("+") }
    readDigits()
    if take(".") {
      let whole = digitCount
      readDigits()
      power = whole - digitCount
    }
    guard digitCount > 0 else { return false }
    if take("e") || take("E") {
      guard readExponent() else { return false }
    }
    return position == end
  }

  private mutating func readDigits() {
    while let digit = takeDigit() {
      digits = digits &* 10 &+ UInt64(digit)
      digitCount += 1
    }
  }

  private mutating func readExponent() -> Bool {
    let isBelowOne = take("-")
    if !isBelowOne { _ = take("+") }
    guard let first = takeDigit() else { return false }
    var exponent = first
    while let digit = takeDigit() { exponent = min(exponent * 10 + digit, 1_000_000) }
    power += isBelowOne ? -exponent : exponent
    return true
  }

  private mutating func takeDigit() -> Int? {
    guard position < end, (0x30...0x39).contains(file[position]) else { return nil }
    defer { position += 1 }
    return Int(file[position]) - 0x30
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard position < end, file[position] == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }
}
