import Tensors

/// A sequence of several numbers a step, with the class that it is an example of: a gesture, a spoken vowel.
public struct LabelledSequence: Equatable, Sendable {
  /// Step after step, the channels of a step side by side: [T · I].
  public let values: [Scalar]
  /// How many steps it has: T.
  public let steps: Int
  /// The number of its class, from 0.
  public let label: Int
  /// The number of whoever made it, from 0, if that is known.
  public let person: Int?
  /// The file or line that it comes from, for messages.
  public let origin: String

  /// - Precondition: at least one step, and as many values as steps times channels.
  public init(values: [Scalar], steps: Int, label: Int, person: Int? = nil, origin: String = "") {
    guard steps >= 1, !values.isEmpty, values.count.isMultiple(of: steps) else {
      refuse("a sequence needs the same number of values at each of its steps, and got \(values.count) at \(steps) steps.")
    }
    self.values = values
    self.steps = steps
    self.label = label
    self.person = person
    self.origin = origin
  }

  /// How many numbers each step has: I.
  public var channels: Int { values.count / steps }

  /// The numbers of one step.
  public func values(at step: Int) -> ArraySlice<Scalar> {
    values[step * channels..<(step + 1) * channels]
  }
}
