#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A seeded generator of random numbers, passed to whoever rolls it: the same seed gives the same numbers.
///
///     var dice = Dice(seed: 1)
///     let noise = 0.2 * dice.normal()
///
/// The generator is xoshiro256++; its four words of state are filled from the seed by SplitMix64, as its authors advise.
///
/// - Source: [BV21], in Docs/Sources.md.
public struct Dice: RandomNumberGenerator, Equatable, Sendable {
  /// The whole state, for whoever has to write it down and go on later.
  public private(set) var state: [UInt64]

  public init(seed: UInt64) {
    var word = seed
    state = (0..<4).map { _ in
      word &+= 0x9E37_79B9_7F4A_7C15
      var mixed = word
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }

  /// Goes on where dice with this state stopped.
  ///
  /// - Precondition: four words, not all zero.
  public init(state: [UInt64]) {
    guard state.count == 4, state.contains(where: { $0 != 0 }) else {
      refuse("the state of the dice is four words that are not all zero, and got \(state).")
    }
    self.state = state
  }

  public mutating func next() -> UInt64 {
    func rotated(_ word: UInt64, _ bits: UInt64) -> UInt64 { (word << bits) | (word >> (64 - bits)) }
    let result = rotated(state[0] &+ state[3], 23) &+ state[0]
    let shifted = state[1] << 17
    state[2] ^= state[0]
    state[3] ^= state[1]
    state[1] ^= state[2]
    state[0] ^= state[3]
    state[2] ^= shifted
    state[3] = rotated(state[3], 45)
    return result
  }

  /// Dice of their own for one purpose, so that rolling more there changes nothing here.
  public mutating func split() -> Dice {
    Dice(seed: next())
  }

  /// A number from 0 up to, and not including, 1; every multiple of 2⁻⁵³ is equally likely.
  public mutating func uniform() -> Double {
    Double(next() >> 11) * 0x1p-53
  }

  /// A number from `range`, all equally likely.
  public mutating func uniform(in range: ClosedRange<Double>) -> Double {
    range.lowerBound + (range.upperBound - range.lowerBound) * uniform()
  }

  /// A number from the normal distribution with mean 0 and standard deviation 1, by Box and Muller's formula.
  public mutating func normal() -> Double {
    let radius = (-2 * log(1 - uniform())).squareRoot()
    return radius * cos(2 * .pi * uniform())
  }

  /// A whole number from 0 up to, and not including, `count`, all equally likely.
  public mutating func index(below count: Int) -> Int {
    guard count > 0 else { refuse("index(below:) needs a positive count, and got \(count).") }
    return Int(next().multipliedFullWidth(by: UInt64(count)).high)
  }

  /// The numbers 0 ..< count in random order.
  public mutating func permutation(of count: Int) -> [Int] {
    guard count >= 0 else { refuse("permutation(of:) needs a count that is not negative, and got \(count).") }
    var order = Array(0..<count)
    for last in order.indices.reversed() where last > 0 {
      order.swapAt(last, index(below: last + 1))
    }
    return order
  }
}

extension Tensor {
  /// Numbers from `range`, all equally likely.
  public static func uniform(_ shape: [Int], in range: ClosedRange<Double>, dice: inout Dice) -> Tensor {
    Tensor(shape: shape, scalars: (0..<Tensor.count(of: shape)).map { _ in Scalar(dice.uniform(in: range)) })
  }

  /// Numbers from the normal distribution with mean 0.
  public static func normal(_ shape: [Int], deviation: Double = 1, dice: inout Dice) -> Tensor {
    Tensor(shape: shape, scalars: (0..<Tensor.count(of: shape)).map { _ in Scalar(deviation * dice.normal()) })
  }
}
