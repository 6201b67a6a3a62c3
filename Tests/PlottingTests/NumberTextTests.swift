import Testing

@testable import Plotting

@Suite struct NumberTextTests {
  @Test(arguments: [0.1, -1.0 / 3, .leastNonzeroMagnitude, 1e299, 123_456_789.123_456_78, -0.0])
  func `a number in a script is read back as the same number`(_ number: Double) {
    #expect(Double(scriptNumber(number)) == number)
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity, 1e301])
  func `what cannot be drawn is NaN in a script`(_ number: Double) {
    #expect(scriptNumber(number) == "NaN")
  }

  @Test(arguments: [
    (0, "0"), (0.25, "0.25"), (1234.56, "1230"), (0.000_012_3, "1.23·10⁻⁵"), (-2e9, "-2·10⁹"), (0.9996, "1"),
    (999_600, "1·10⁶"),
    (Double.nan, "–"), (100, "100"),
  ])
  func `a compact number has three digits`(_ number: Double, _ expected: String) {
    #expect(compactText(number) == expected)
  }

  @Test func `a decimal point is set without rounding`() {
    #expect(decimalText(-125, decimals: 2) == "-1.25")
    #expect(decimalText(5, decimals: 3) == "0.005")
    #expect(decimalText(3, decimals: -2) == "300")
  }
}
