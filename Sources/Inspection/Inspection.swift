import Recurrent
import Tensors

/// A recorded run of a network over one sequence: every gate of every layer at every step.
///
///     let run = Inspection(of: net, over: inputs)
///     run.steps[12].layers[0][.forget][3]             σ(f) of unit 3 in the lowest layer, at step 12
public struct Inspection: Sendable {
  public let architecture: Architecture
  public let steps: [InspectedStep]
}

/// What happened at one step.
public struct InspectedStep: Sendable {
  /// Counted from 0.
  public let step: Int
  /// What came in: I numbers.
  public let input: [Scalar]
  /// From the lowest up.
  public let layers: [InspectedLayer]
  /// What the readout made of the highest layer: O numbers; empty without a readout.
  public let prediction: [Scalar]
}

/// What happened in one layer at one step: H numbers of each quantity.
public struct InspectedLayer: Sendable {
  let values: [Quantity: [Scalar]]
  let parts: [Quantity: [GatePart: [Scalar]]]

  /// Shapes: [H].
  ///
  /// - Precondition: the cell has this quantity.
  public subscript(quantity: Quantity) -> [Scalar] {
    guard let numbers = values[quantity] else { refuse("a cell of this kind has no \(quantity.rawValue).") }
    return numbers
  }

  /// The parts of a gate's sum before it is squashed; their sum is what σ or tanh is taken of. Empty for what is no gate.
  public func parts(of gate: Quantity) -> [GatePart: [Scalar]] {
    parts[gate] ?? [:]
  }
}
