import Tensors

/// A value, by the place on the tape where it was written.
///
/// Arithmetic on variables computes the value at once and writes down how its gradient will flow back.
public struct Variable {
  /// The tape that this variable is written on.
  public let tape: Tape

  /// Which entry of the tape holds it, counted from 0.
  public let entry: Int

  /// Whether a gradient can flow from here to a parameter or to a variable that asks for one; data does not ask.
  public let wantsGradient: Bool

  public var value: Tensor { tape.value(of: entry) }

  public var shape: [Int] { form.sizes }

  package var form: Shape { tape.form(of: entry) }
}
