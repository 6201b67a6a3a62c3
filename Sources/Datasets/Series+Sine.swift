import Tensors

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

extension Series {
  /// A sine with amplitude 1.
  ///
  ///     x_t = sin(2πt / period + phase),   t = 0 … count − 1
  ///
  /// Units: `period` in steps, `phase` in radians. Lesson 08 draws the one with a period of 50.
  ///
  /// - Precondition: the count is not negative, and the period is above 0.
  public static func sine(count: Int, period: Double, phase: Double = 0) -> Series {
    guard period > 0 else { refuse("a sine needs a period above 0 steps, and got \(period).") }
    return curve("sine", steps: 0..<steps(count)) { t in sin(2 * .pi * t / period + phase) }
  }

  /// The noisy sine of the course assignment, with its clean curve; the assignment has t = 1 … 1000 and trains on the first
  /// 600.
  ///
  ///     x_t = sin(0.01 t) + 0.2 · N(0, 1),   t = 1 … count
  ///
  /// The period is 2π / 0.01, about 628 steps; the floor of every prediction's mean squared error is 0.2² = 0.04.
  public static func courseSine(count: Int = 1000, dice: inout Dice) -> Series {
    curve("noisy sine of the course", steps: 1..<steps(count) + 1) { t in sin(0.01 * t) }.noisy(deviation: 0.2, dice: &dice)
  }

  /// The same series with normal noise added to every value, all independent; the curve without it stays beside it, in `clean`.
  ///
  ///     x_t + deviation · N(0, 1)
  ///
  /// - Precondition: the deviation is not negative.
  public func noisy(deviation: Double, dice: inout Dice) -> Series {
    guard deviation >= 0 else { refuse("noise needs a deviation of 0 or more, and got \(deviation).") }
    return Series(
      name, values: values.map { $0 + deviation * dice.normal() }, clean: clean ?? values, firstStep: firstStep)
  }

  /// The tutorial's number sequence 10, 20, … 90; windows of 3 steps make six samples of it, from 10, 20, 30 → 40 on.
  public static var numberSequence: Series {
    Series("number sequence", values: (1...9).map { 10 * Double($0) })
  }

  private static func curve(_ name: String, steps: Range<Int>, _ formula: (Double) -> Double) -> Series {
    let values = steps.map { formula(Double($0)) }
    return Series(name, values: values, clean: values, firstStep: steps.lowerBound)
  }

  private static func steps(_ count: Int) -> Int {
    guard count >= 0 else { refuse("a series cannot have \(count) steps.") }
    return count
  }
}
