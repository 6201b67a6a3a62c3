import Autograd
import Tensors

/// A cell that can do one thing: swing. Each of its P pairs of units turns by an angle of its own at every step, and is corrected by
/// what it had not foreseen.
///
///     y = h·C                    what the cell expects: the sum of every pair's first number
///     h′ = R(θ) · (h + (x − y)·k)
///
/// Shapes: x [B, 1]; h [B, 2P]; θ [P], k [1, 2P] → h′ [B, 2P].   Units: θ in radians a step.
///
/// Read by its own `readout`, it runs on by itself without correction: then x = y, turning changes no length, and the wave neither
/// dies nor grows. A period of T steps is an angle of 2π/T.
///
/// - Complexity: O(B·P); 5 tape entries a step.
/// - Source: a Luenberger observer [Lue64] of a harmonic oscillator.
public struct RotationCell: RecurrentCell {
  /// θ, [P]
  public let angles: Parameter
  /// k, [1, 2P]: how much of a surprise each unit takes in.
  public let gains: Parameter
  private let expectation: Tensor

  /// - Parameter range: where the angles begin, in radians a step, drawn so that every power of ten is equally likely.
  public init(pairs: Int = 1, angles range: ClosedRange<Double>, named name: String = "rotation", dice: inout Dice) {
    guard pairs > 0, range.lowerBound > 0 else {
      refuse("\(name) needs at least one pair and angles above 0, and got \(pairs) and \(range).")
    }
    let (low, ratio) = (range.lowerBound, range.upperBound / range.lowerBound)
    let drawn = Tensor.uniform([pairs], in: 0...1, dice: &dice)
    angles = Parameter("\(name).angles", (drawn * Tensor(Scalar(ratio)).log().scalar).exp() * Scalar(low))
    gains = Parameter("\(name).gains", .uniform([1, 2 * pairs], in: 0...0.1, dice: &dice))
    expectation = .concatenating(rowsOf: [.ones([pairs, 1]), .zeros([pairs, 1])])
  }

  public var inputs: Int { 1 }
  public var hidden: Int { gains.value.count }
  public var parameters: [Parameter] { [angles, gains] }

  /// What the cell expects next, as a readout: nothing in it is learned.
  public var readout: Readout { Readout(fixed: expectation, named: "expectation") }

  public func zeroMemory(batch: Int, on tape: Tape) -> Variable { tape.data(.zeros([batch, hidden])) }

  public func step(_ x: Variable, _ h: Variable) -> Variable {
    let tape = x.tape
    let surprise = x - matrixProduct(h, tape.data(expectation))
    return rotate(h + matrixProduct(surprise, tape[gains]), by: tape[angles])
  }

  public func output(_ h: Variable) -> Variable { h }
}
