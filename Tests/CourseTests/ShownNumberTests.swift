import Testing

@testable import course

private func shown(_ text: String) throws -> ShownNumber { try #require(ShownNumber(at: text[...])) }

@Test(arguments: [
  ("0.063", 0.06349, "0.063"), ("0.063", 0.0636, "0.064"), ("0.63", -0.631, "−0.63"), ("-0.63", -0.631, "-0.63"),
  ("0.00", -0.001, "0.00"), ("7", 7.4, "7"), ("1,600", 1620.2, "1,620"), ("1,600", 900, "900"),
  ("12,345,678", 1e6, "1,000,000"),
  ("1600", 1620.2, "1620"), ("99.8 %", 0.998, "99.8 %"), ("51%", 0.507, "51%"), ("2e-11", 2.4e-11, "2e-11"),
  ("2.0e-11", 2.44e-11, "2.4e-11"), ("2·10⁻¹¹", 2.4e-11, "2·10⁻¹¹"), ("2.5·10³", 12_345, "1.2·10⁴"),
  ("4.8e-7", 4.81e-5, "4.8e-5"),
])
func `a value is rounded to the digits shown, in the form shown`(text: String, value: Double, form: String) throws {
  #expect(try shown(text).form(of: value) == form)
  #expect(try shown(text).text == text)
}

@Test(arguments: [
  ("0.063", 0.0071, "0.0071"), ("0.063", 1.27, "1.270"), ("12.7", 0.63, "0.630"), ("0.063", 2.04e-11, "2.0e-11"),
  ("38", 104, "104"), ("0.50", 0, "0.00"), ("0.1234567", 0.5, "0.5000000"), ("50.7 %", 0.00123, "0.123 %"),
])
func `a rewritten number keeps as many digits as were shown`(text: String, value: Double, form: String) throws {
  let rewritten = try shown(text).rewritten(for: value)
  #expect(rewritten == form)
  #expect(try ShownNumber.isSame(shown(rewritten).form(of: value), rewritten))
}

@Test func `minus signs and exponents may be written in two ways`() {
  #expect(ShownNumber.isSame("−0.5", "-0.5"))
  #expect(ShownNumber.isSame("4.8e-07", "4.8e-7"))
  #expect(ShownNumber.isSame("1e+3", "1e3"))
  #expect(!ShownNumber.isSame("0.50", "0.5"))
  #expect(!ShownNumber.isSame("4.8e-70", "4.8e-7"))
}
