import Foundation

/// A number as a page shows it: so many digits, perhaps thousands parted by commas, a power of ten, a per cent sign.
struct ShownNumber: Equatable {
  enum Power: Equatable {
    case none
    /// 2e-11
    case letter
    /// 2·10⁻¹¹
    case superscript
  }

  let text: String
  let decimals: Int
  let power: Power
  private let isPercent: Bool
  private let percentSign: String
  private let partsThousands: Bool
  private let minus: String

  /// The number that a text begins with, or nil if it does not begin with one, or runs on into a letter or another digit.
  init?(at start: Substring) {
    let form =
      /([−-]?)([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.([0-9]+))?(?:(e[+−-]?[0-9]+)|(·10⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]+))?([ \u{202F}\u{A0}]?%)?/
    guard let match = start.prefixMatch(of: form) else { return nil }
    let rest = start[match.range.upperBound...]
    guard rest.prefixMatch(of: /[.,]?[0-9]|\p{L}/) == nil else { return nil }
    text = String(match.0)
    minus = match.1.isEmpty ? "−" : String(match.1)
    partsThousands = match.2.contains(",")
    decimals = match.3?.count ?? 0
    power = match.4 != nil ? .letter : match.5 != nil ? .superscript : .none
    percentSign = match.6.map(String.init) ?? ""
    isPercent = match.6 != nil
  }

  /// The value, rounded to the digits shown, in the same form.
  func form(of value: Double) -> String {
    let value = isPercent ? 100 * value : value
    return written(value, decimals: decimals, power: power)
  }

  /// The value in the same form, with more decimals or a power of ten where it would else lose digits that were shown.
  func rewritten(for value: Double) -> String {
    let same = form(of: value)
    let scaled = isPercent ? 100 * value : value
    guard power == .none, decimals > 0, scaled != 0 else { return same }
    let digits = min(max(significantDigits(in: text), 1), 3)
    let needed = digits - 1 - Int(log10(abs(scaled)).rounded(.down))
    guard needed > decimals else { return same }
    return needed > 6
      ? written(scaled, decimals: digits - 1, power: .letter) : written(scaled, decimals: needed, power: .none)
  }

  private func significantDigits(in text: String) -> Int {
    text.filter { ("0"..."9").contains($0) }.drop { $0 == "0" }.count
  }

  private func written(_ value: Double, decimals: Int, power: Power) -> String {
    let whole = String(format: power == .none ? "%.\(decimals)f" : "%.\(decimals)e", value)
    let isZero = !whole.prefix { $0 != "e" }.contains { ("1"..."9").contains($0) }
    let isNegative = whole.hasPrefix("-") && !isZero
    let parts = whole.drop { $0 == "-" }.split(separator: "e")
    var digits = String(parts[0])
    if partsThousands { digits = partingThousands(digits) }
    if parts.count > 1, let exponent = Int(parts[1]) {
      digits += power == .letter ? "e\(exponent)" : "·10" + superscript(exponent)
    }
    return (isNegative ? minus : "") + digits + percentSign
  }

  private func partingThousands(_ digits: String) -> String {
    let whole = digits.prefix { $0 != "." }
    let groups = stride(from: whole.count % 3 - 3, to: whole.count, by: 3).map { start in
      whole.dropFirst(max(start, 0)).prefix(start < 0 ? start + 3 : 3)
    }
    return groups.filter { !$0.isEmpty }.joined(separator: ",") + digits.dropFirst(whole.count)
  }

  private func superscript(_ exponent: Int) -> String {
    let digits = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
    return (exponent < 0 ? "⁻" : "") + String(String(abs(exponent)).map { digits[$0.wholeNumberValue!] })
  }
}

extension ShownNumber {
  /// Whether two texts say the same number: minus signs, exponents and commas may be written in either way.
  static func isSame(_ one: String, _ other: String) -> Bool {
    plain(one) == plain(other)
  }

  private static func plain(_ text: String) -> String {
    let simple = text.replacing("−", with: "-").replacing("e+", with: "e")
    return simple.replacing(/e(-?)0+([0-9])/) { "e\($0.1)\($0.2)" }
  }
}
