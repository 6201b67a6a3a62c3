import Foundation

/// Works out a line such as `0.785 · −1.921 + 1.000` or `σ(0.314 − 0.021)` as a reader would; nil if it holds anything else.
func workedOut(_ text: String) -> Double? {
  var reader = ArithmeticReader(rest: Array(text.filter { $0 != " " })[...])
  guard let value = reader.sum(), reader.rest.isEmpty else { return nil }
  return value
}

private struct ArithmeticReader {
  var rest: ArraySlice<Character>

  mutating func sum() -> Double? {
    guard var value = product() else { return nil }
    while let sign = rest.first, sign == "+" || sign == "−" {
      rest.removeFirst()
      guard let next = product() else { return nil }
      value += sign == "+" ? next : -next
    }
    return value
  }

  mutating func product() -> Double? {
    guard var value = factor() else { return nil }
    while rest.first == "·" {
      rest.removeFirst()
      guard let next = factor() else { return nil }
      value *= next
    }
    return value
  }

  mutating func factor() -> Double? {
    if take("σ("), let inside = sum(), take(")") { return 1 / (1 + exp(-inside)) }
    if take("tanh("), let inside = sum(), take(")") { return tanh(inside) }
    let sign: Double = take("−") ? -1 : 1
    let digits = rest.prefix { $0.isNumber || $0 == "." }
    rest = rest.dropFirst(digits.count)
    return Double(String(digits)).map { sign * $0 }
  }

  mutating func take(_ text: String) -> Bool {
    guard rest.starts(with: text) else { return false }
    rest = rest.dropFirst(text.count)
    return true
  }
}
