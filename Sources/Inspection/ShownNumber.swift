import Foundation
import Tensors

/// Numbers rounded for a reader, so that a line of arithmetic holds as it stands there.
///
/// Every number that is shown is the right one, rounded; if the line would not come out with the numbers shown, those on its left get
/// more digits, up to seven after the point.
enum ShownNumber {
  static let digits = 3
  static let mostDigits = 7

  /// How many digits after the point show at least two that count; 3 for zero and for what is not finite.
  static func digits(of number: Double) -> Int {
    var digits = digits
    while digits < mostDigits, number != 0, abs(number) * power(digits) < 10 { digits += 1 }
    return digits
  }

  static func rounded(_ number: Double, _ digits: Int) -> Double {
    (number * power(digits)).rounded() / power(digits)
  }

  /// With a minus sign as in print: −0.250.
  static func text(_ number: Double, _ digits: Int) -> String {
    guard abs(number) < 1e9 else { return shortText(number).replacing("-", with: "−") }
    let rounded = rounded(number, digits)
    let text = String(format: "%.\(digits)f", abs(rounded))
    return (rounded < 0 ? "−" : "") + text
  }

  /// How many digits more than their own the terms need, so that what they make rounds to the result.
  static func extraDigits(
    _ terms: [(number: Double, digits: Int)], giving result: (number: Double, digits: Int), _ make: ([Double]) -> Double
  ) -> Int {
    let shown = rounded(result.number, result.digits)
    let halfUnit = 0.5000001 / power(result.digits)
    let most = terms.map { mostDigits - $0.digits }.min() ?? 0
    for extra in 0..<max(0, most) {
      let made = make(terms.map { rounded($0.number, $0.digits + extra) })
      if !(abs(made - shown) > halfUnit) { return extra }
    }
    return max(0, most)
  }

  private static func power(_ digits: Int) -> Double { [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7][digits] }
}
