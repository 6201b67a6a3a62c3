import Tensors

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// How far a measured gradient is off for steps h from 1 down to the smallest that our numbers can tell apart near 1, four a decade.
///
///     let sweep = StepSweep { h in abs((f(x + h) - f(x - h)) / (2 * h) - slope) / slope }
///     sweep.bestStep
///
/// A large step cuts a corner off the curve, an error that grows with h². A small one drowns in rounding, an error that grows with
/// 1/h. Where the two are equal, the best step is not far.
///
/// - Source: [NR07] §5.7.
public struct StepSweep: Sendable {
  /// From 1 down.
  public let steps: [Double]
  /// The error at each step, as the closure gave it.
  public let errors: [Double]
  /// Which of the steps has the smallest error.
  public let best: Int

  public init(error: (_ step: Double) -> Double) {
    let decades = Scalar.ulpOfOne > 1e-10 ? 7 : 15
    let steps = (0...decades * 4).map { pow(10, -Double($0) / 4) }
    let errors = steps.map(error)
    (self.steps, self.errors) = (steps, errors)
    func size(_ index: Int) -> Double { errors[index].isNaN ? .infinity : errors[index] }
    best = errors.indices.min { size($0) < size($1) } ?? 0
  }

  public var bestStep: Double { steps[best] }
  public var bestError: Double { errors[best] }

  /// How much of the error the corners make: a in a·h², from the two decades of steps above the best.
  public var corners: Double { middle(of: best - 8..<best - 1) { $0 / ($1 * $1) } }

  /// How much of it rounding makes: b in b/h, from the two decades of steps below the best.
  public var rounding: Double { middle(of: best + 2..<best + 9) { $0 * $1 } }

  /// The middle one of some numbers; NaN where there are none.
  private func middle(of places: Range<Int>, _ number: (_ error: Double, _ step: Double) -> Double) -> Double {
    let numbers = places.clamped(to: steps.indices).map { number(errors[$0], steps[$0]) }.sorted()
    return numbers.isEmpty ? .nan : numbers[numbers.count / 2]
  }
}
