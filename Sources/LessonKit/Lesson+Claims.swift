import FourGates

extension Lesson {
  /// Keeps a number of the experiment for `results.json`, under a dotted name: `final.adam`.
  @discardableResult
  public func number<Number: BinaryFloatingPoint>(_ name: String, _ value: Number) -> Number {
    guard !results.numbers.keys.contains(name) else { refuse("the lesson has two numbers called “\(name)”.") }
    results.numbers.updateValue(value.isFinite ? Double(value) : nil, forKey: name)
    return value
  }

  /// States something and checks it: a claim that does not hold is named on the last lines, and the exit status is 1.
  ///
  ///     lesson.claim("Adam ends below the floor's double", losses.last! < 2 * floor, shown: "0.051 < 0.08")
  ///
  /// - Parameter numbers: what the claim is about, as it was measured.
  public func claim(_ sentence: String, _ holds: Bool, shown numbers: String? = nil) {
    let text = numbers.map { "\(sentence) (\($0))" } ?? sentence
    terminal.item(text, sign: holds ? "✓" : "✗")
    let claim = Results.Claim(claim: sentence, holds: holds, shown: numbers)
    results.claims.append(claim)
    shownClaims.append(text)
    page.add(.claim(claim))
  }
}
