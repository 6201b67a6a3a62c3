import Tensors

/// Dropout on what a layer shows, while training; never from step to step.
///
/// - Source: [ZSV14].
public struct LayerDropout: Sendable {
  /// Whose outputs are dropped.
  public enum Place: String, Sendable {
    /// Those that another layer reads, and those that the readout reads.
    case aboveEveryLayer
    /// Only those that another layer reads, as PyTorch's `dropout=` does: with one layer, nothing is dropped.
    case betweenLayers
  }

  public let probability: Double
  public let place: Place
  /// They go on with every run.
  public var dice: Dice

  public init(probability: Double, place: Place = .aboveEveryLayer, dice: Dice) {
    self.probability = probability
    self.place = place
    self.dice = dice
  }
}
