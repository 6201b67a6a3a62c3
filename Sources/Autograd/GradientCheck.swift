import Tensors

/// Compares the gradients that pullbacks write with gradients measured by moving the parameters a little and looking at the loss.
///
///     measured = (loss(w + h·u) − loss(w − h·u)) / 2h        against        ⟨∂w, u⟩
///
/// In a small parameter every entry is moved by itself; a big one is moved as a whole along a few random directions u, which costs two
/// losses a direction whatever the size; a wrong entry among N shows there with about 1/√N of its error. Do it in 64 bits (`DoublePrecision`) where digits
/// matter; in 32 bits rounding leaves about three.
///
/// - Source: the random directions are autograd's `check_vjp`; the step is the cube root of the rounding error, where the sum of
///   rounding and truncation errors is smallest [NR07] §5.7.
public struct GradientCheck: Sendable {
  /// How far parameters are moved: h.
  public var step: Double
  /// Parameters with at most this many numbers are checked entry by entry.
  public var everyEntryUpTo: Int
  /// How many random directions a bigger parameter is moved along.
  public var directions: Int
  public var seed: UInt64
  /// How far measured and written may differ, as a fraction of the larger of the two.
  public var relativeTolerance: Double
  /// How far they may differ in any case, as a fraction of the loss, or of 1 where the loss is smaller: a difference of two losses
  /// that are rounded cannot be known better.
  public var absoluteTolerance: Double

  public init(
    step: Double = GradientCheck.bestStep, everyEntryUpTo: Int = 64, directions: Int = 4, seed: UInt64 = 1,
    relativeTolerance: Double = GradientCheck.bestStep / 4,
    absoluteTolerance: Double = 16 * Double(Scalar.ulpOfOne) / GradientCheck.bestStep
  ) {
    self.step = step
    self.everyEntryUpTo = everyEntryUpTo
    self.directions = directions
    self.seed = seed
    self.relativeTolerance = relativeTolerance
    self.absoluteTolerance = absoluteTolerance
  }

  /// The cube root of the distance from 1 to the next number, as a power of two: 2⁻⁸ in 32 bits, 2⁻¹⁷ in 64.
  public static var bestStep: Double { Scalar.ulpOfOne == Scalar(Float.ulpOfOne) ? 0x1p-8 : 0x1p-17 }

  /// How a parameter is moved.
  public enum Move: Equatable, Sendable {
    /// One number of it, by its place: [row, column] of a matrix.
    case entry([Int])
    /// All of it, along the random direction of this number.
    case direction(Int)
  }

  /// One comparison.
  public struct Comparison: Sendable {
    /// The name of the parameter.
    public let parameter: String
    public let move: Move
    public let measured: Double
    public let written: Double
    /// The difference as a multiple of what is allowed: below 1 is right, NaN is wrong.
    public let excess: Double

    public var holds: Bool { excess <= 1 }

    /// The parameter, and the entry `[row, column]` or the number of the direction.
    public var place: String {
      switch move {
      case .entry(let indices): "\(parameter)\(indices)"
      case .direction(let number): "\(parameter) along direction \(number)"
      }
    }
  }

  /// Runs `loss` on fresh tapes, twice for every comparison, and puts the parameters back as they were.
  ///
  /// - Precondition: `loss` gives the same number each time: dropout needs dice with the same seed inside.
  public func run(_ parameters: [Parameter], loss: (Tape) -> Variable) -> Report {
    let tape = Tape()
    let value = loss(tape)
    let gradients = tape.gradients(of: value)
    var dice = Dice(seed: seed)
    var comparisons: [Comparison] = []
    let allowance = absoluteTolerance * max(1, abs(Double(value.value.scalar)))
    for parameter in parameters {
      for (move, direction) in moves(for: parameter, dice: &dice) {
        let written = Double(gradients[parameter].dot(direction))
        let measured = measure(parameter, along: direction, loss: loss)
        let allowed = allowance + relativeTolerance * max(abs(measured), abs(written))
        comparisons.append(
          Comparison(
            parameter: parameter.name, move: move, measured: measured, written: written,
            excess: abs(measured - written) / allowed))
      }
    }
    return Report(comparisons: comparisons)
  }

  private func moves(for parameter: Parameter, dice: inout Dice) -> [(Move, Tensor)] {
    let value = parameter.value
    guard value.count > everyEntryUpTo else {
      return (0..<value.count).map { index in
        var direction = Tensor.zeros(value.shape)
        direction[flat: index] = 1
        return (.entry(place(index, in: value.shape)), direction)
      }
    }
    return (0..<directions).map { number in
      let direction = Tensor.normal(value.shape, dice: &dice)
      return (.direction(number), direction * (1 / direction.sumOfSquares().squareRoot()))
    }
  }

  private func place(_ index: Int, in shape: [Int]) -> [Int] {
    var (rest, places) = (index, [Int]())
    for size in shape.reversed() {
      places.insert(rest % size, at: 0)
      rest /= size
    }
    return places
  }

  private func measure(_ parameter: Parameter, along direction: Tensor, loss: (Tape) -> Variable) -> Double {
    let before = parameter.value
    defer { parameter.value = before }
    func moved(by step: Double) -> Double {
      parameter.value = before + direction * Scalar(step)
      return Double(loss(Tape()).value.scalar)
    }
    return (moved(by: step) - moved(by: -step)) / (2 * step)
  }
}

extension GradientCheck {
  /// All comparisons of a run, and the worst of them.
  public struct Report: CustomStringConvertible, Sendable {
    public let comparisons: [Comparison]

    /// Whether every comparison holds; false where there was nothing to compare.
    public var holds: Bool { !comparisons.isEmpty && comparisons.allSatisfy(\.holds) }

    /// The comparison that is furthest off; NaN is further off than any number.
    public var worst: Comparison? {
      comparisons.max { ($0.excess.isNaN ? .infinity : $0.excess) < ($1.excess.isNaN ? .infinity : $1.excess) }
    }

    /// How far all comparisons together are off: the length of the differences, as a fraction of that of the written gradients.
    public var relativeError: Double {
      func length(_ numbers: [Double]) -> Double { numbers.reduce(0) { $0 + $1 * $1 }.squareRoot() }
      return length(comparisons.map { $0.measured - $0.written }) / length(comparisons.map(\.written))
    }

    public var description: String {
      guard let worst else { return "nothing was compared: no parameter has a number in it" }
      let wrong = comparisons.count { !$0.holds }
      let verdict =
        wrong == 0 ? "all \(comparisons.count) gradients agree" : "\(wrong) of \(comparisons.count) gradients are wrong"
      return "\(verdict); furthest off is \(worst.place): measured \(shortText(worst.measured, digits: 9)), "
        + "written \(shortText(worst.written, digits: 9))"
    }
  }
}
