/// One line of arithmetic with numbers in it: symbols, the numbers that stand for them, and what they make.
///
///     k = σ(f)·c = 0.784 · 1.920 = 1.505
struct EquationLine {
  /// Wider lines are broken before their numbers.
  static let width = 60

  /// The left side, and what it is made of in symbols.
  let symbols: (left: String, right: String)
  let terms: [Double]
  let result: Double
  /// How many digits after the point the result has at least.
  var resultDigits: Int?
  /// How many the terms have at least; else each as many as it needs.
  var termDigits: Int?
  /// What the terms make, and how they are written.
  let make: ([Double]) -> Double
  let write: ([String]) -> String

  var lines: [String] {
    let digits = resultDigits ?? ShownNumber.digits(of: result)
    var terms = terms.map { (number: $0, digits: termDigits ?? ShownNumber.digits(of: $0)) }
    let extra = ShownNumber.extraDigits(terms, giving: (result, digits), make)
    for index in terms.indices { terms[index].digits += extra }
    let numbers = write(terms.map { ShownNumber.text($0.number, $0.digits) })
    return Self.lines(symbols.left, symbols.right, "\(numbers) = \(ShownNumber.text(result, digits))")
  }

  /// One line, or two if it is too wide: symbols, then numbers.
  static func lines(_ left: String, _ right: String, _ numbers: String) -> [String] {
    let whole = "\(left) = \(right) = \(numbers)"
    guard whole.count > width else { return [whole] }
    return ["\(left) = \(right)", String(repeating: " ", count: left.count) + " = \(numbers)"]
  }

  /// Numbers added: 0.314 − 0.021 + 1.000.
  static func sum(_ terms: [String]) -> String {
    terms.dropFirst().reduce(terms[0]) { $1.hasPrefix("−") ? "\($0) − \($1.dropFirst())" : "\($0) + \($1)" }
  }

  /// k = σ(f)·c = 0.784 · 1.920 = 1.505
  static func product(_ left: String, _ right: String, _ a: Double, _ b: Double, _ result: Double) -> [String] {
    EquationLine(
      symbols: (left, right), terms: [a, b], result: result, make: { $0[0] * $0[1] }, write: { "\($0[0]) · \($0[1])" }
    ).lines
  }

  /// c′ = k + n = 1.505 − 0.120 = 1.385
  static func sum(_ left: String, _ right: String, _ terms: [Double], _ result: Double) -> [String] {
    let digits = ([result] + terms).map(ShownNumber.digits).max()!
    return EquationLine(
      symbols: (left, right), terms: terms, result: result, resultDigits: digits, termDigits: digits,
      make: { $0.reduce(0, +) }, write: Self.sum
    ).lines
  }
}
