import Tensors

/// The H numbers of something at every step, somewhere in a longer array.
struct Track: Sendable {
  let numbers: [Scalar]
  /// Where the first unit stands at the first step.
  let start: Int
  /// How far apart the steps stand; 0 for what is the same at each.
  let stride: Int
  let hidden: Int

  init(_ numbers: [Scalar], hidden: Int, start: Int = 0, stride: Int? = nil) {
    (self.numbers, self.hidden, self.start, self.stride) = (numbers, hidden, start, stride ?? hidden)
  }

  subscript(row: Int) -> [Scalar] {
    let place = start + row * stride
    return Array(numbers[place..<place + hidden])
  }

  subscript(row: Int, unit: Int) -> Scalar { numbers[start + row * stride + unit] }
}
