import ArgumentParser

/// The number that somebody typed.
///
/// - Throws: `ValidationError` with the range, where it is none, or lies outside.
func wholeNumber(_ text: String, in range: ClosedRange<Int>) throws -> Int {
  guard let number = Int(text), range.contains(number) else {
    throw ValidationError("take a whole number from \(range.lowerBound) to \(range.upperBound).")
  }
  return number
}
