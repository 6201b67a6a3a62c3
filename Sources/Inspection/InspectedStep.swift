import Tensors

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
  let record: LayerRecord
  let row: Int

  /// Shapes: [H].
  ///
  /// - Precondition: the cell has this quantity.
  public subscript(quantity: Quantity) -> [Scalar] { record[quantity, row] }

  /// The same of one unit.
  public subscript(quantity: Quantity, unit: Int) -> Scalar { record.track(quantity)[row, unit] }

  /// The parts of a gate's sum before it is squashed; their sum is what σ or tanh is taken of, unless the gate is held. Empty for
  /// what is no gate.
  public func parts(of gate: Quantity) -> [GatePart: [Scalar]] {
    (record.parts[gate] ?? [:]).mapValues { $0[row] }
  }

  /// What the use gate of an LSTM squashes: c′, or u = k·Wu + bu in the lesson notes' form; nil in other cells.
  public var shown: [Scalar]? { record.shown?[row] }
}
