/// What there is to say about the numbers of a tensor without showing them.
package struct NumberSummary: Equatable, Sendable {
  /// The square root of the sum of squares, in 64 bits; not finite if a number is not.
  package private(set) var norm = 0.0
  /// Of the finite numbers; ∞ and −∞ if there are none.
  package private(set) var least = Double.infinity
  package private(set) var largest = -Double.infinity
  /// How many numbers are NaN or infinite, and the first of them.
  package private(set) var notFinite = 0
  package private(set) var firstNotFinite: Double?

  package init(of tensor: Tensor) {
    var sum = 0.0
    for scalar in tensor.numbers {
      let number = Double(scalar)
      sum += number * number
      guard number.isFinite else {
        notFinite += 1
        firstNotFinite = firstNotFinite ?? number
        continue
      }
      least = min(least, number)
      largest = max(largest, number)
    }
    norm = sum.squareRoot()
  }
}
