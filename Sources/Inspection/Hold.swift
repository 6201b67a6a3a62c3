import Tensors

/// A gate that is held at a value, whatever it would be by itself.
public struct Hold: Equatable, Sendable {
  /// One of `Quantity.gates(of:)`.
  public let gate: Quantity
  public let value: Scalar
  /// From this step on, counted from 0.
  public let fromStep: Int
  /// Of this layer, counted from the lowest, or of all.
  public let layer: Int?
  /// Of this unit, or of all.
  public let unit: Int?

  public init(_ gate: Quantity, at value: Scalar, fromStep: Int = 0, layer: Int? = nil, unit: Int? = nil) {
    self.gate = gate
    self.value = value
    self.fromStep = fromStep
    self.layer = layer
    self.unit = unit
  }
}
