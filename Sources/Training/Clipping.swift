import Autograd
import Tensors

/// What is done to gradients that are too large, before an update.
public enum Clipping: Equatable, Sendable {
  /// All gradients are shortened together until their norm is the limit: the direction stays.
  case norm(Double)

  /// Each number is cut off at ± the limit on its own: the direction changes.
  case value(Double)
}

extension Gradients {
  /// How long the gradients of these parameters are, all taken as one long row.
  ///
  ///     ‖g‖ = √Σ g²
  public func norm(over parameters: [Parameter]) -> Double {
    let gradients = parameters.map { self[$0].numbers }
    let norm = sumOfSquares(gradients, scale: 1).squareRoot()
    guard norm == .infinity else { return norm }
    // Squares may be infinite where the numbers are not; scaled down they are not either.
    return sumOfSquares(gradients, scale: 0x1p-600).squareRoot() * 0x1p600
  }

  /// Shortens the gradients of these parameters, all by the same factor, where their norm is above the limit.
  ///
  ///     g ← g · limit / ‖g‖        if ‖g‖ > limit
  ///
  /// A norm that is not finite cannot be shortened: those gradients stay as they are.
  ///
  /// - Returns: the norm as it was before.
  /// - Source: [PMB13]. PyTorch divides by ‖g‖ + 10⁻⁶ instead.
  @discardableResult
  public mutating func clip(_ parameters: [Parameter], toNorm limit: Double) -> Double {
    let norm = norm(over: parameters)
    clip(parameters, .norm(limit), norm: norm)
    return norm
  }

  /// Cuts each number of these parameters' gradients off at ± the limit; NaN stays NaN.
  ///
  /// - Returns: the norm of all of them as it was before.
  @discardableResult
  public mutating func clip(_ parameters: [Parameter], toValue limit: Double) -> Double {
    let norm = norm(over: parameters)
    clip(parameters, .value(limit), norm: norm)
    return norm
  }

  /// Clips as told, knowing the norm.
  mutating func clip(_ parameters: [Parameter], _ clipping: Clipping?, norm: Double) {
    switch clipping {
    case .norm(let limit):
      requireNotNegative(limit, "the limit of a norm")
      guard norm > limit, norm.isFinite else { return }
      let factor = Scalar(limit / norm)
      for parameter in parameters { self[parameter] = self[parameter] * factor }
    case .value(let limit):
      requireNotNegative(limit, "the limit of a value")
      let limit = Scalar(limit)
      for parameter in parameters { self[parameter] = cut(self[parameter], at: limit) }
    case nil: break
    }
  }
}

private func cut(_ tensor: Tensor, at limit: Scalar) -> Tensor {
  var numbers = tensor.numbers
  numbers.withUnsafeMutableBufferPointer { g in
    for i in g.indices { g[i] = g[i] > limit ? limit : g[i] < -limit ? -limit : g[i] }
  }
  return Tensor(tensor.form, numbers)
}

/// Threads take some of the rows each; their sums are added in the rows' order.
private func sumOfSquares(_ rows: [Numbers], scale: Double) -> Double {
  let counts = rows.map(\.count)
  // A square in 64 bits takes as long as some ten multiplications of a product.
  return Threads.map(counts, multiplications: 10 * counts.reduce(0, +)) {
    rows[$0].withUnsafeBufferPointer { sumOfSquares($0, scale: scale) }
  }.reduce(0, +)
}

/// In four sums side by side, because one sum would wait for each addition before it begins the next.
private func sumOfSquares(_ numbers: UnsafeBufferPointer<Scalar>, scale: Double) -> Double {
  var sums = SIMD4<Double>.zero
  var start = 0
  while start + 4 <= numbers.count {
    let four = SIMD4(
      Double(numbers[start]), Double(numbers[start + 1]), Double(numbers[start + 2]), Double(numbers[start + 3]))
    sums += (four * scale) * (four * scale)
    start += 4
  }
  for number in numbers[start...] { sums[0] += (Double(number) * scale) * (Double(number) * scale) }
  return sums.sum()
}
