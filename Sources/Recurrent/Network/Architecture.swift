/// What a network is made of, apart from its numbers: what a checkpoint notes so that the network can be made again.
public struct Architecture: Equatable, Sendable, Codable {
  /// The kinds of cells that a network is stacked from.
  public enum Cell: String, CaseIterable, Sendable, Codable {
    case rnn, lstm, peephole, gru
  }

  public var cell: Cell
  /// How many numbers come in at each step: I.
  public var inputs: Int
  /// How many units each layer has: H.
  public var hidden: Int
  /// How many cells stand above each other.
  public var layers: Int
  /// How many numbers the readout gives, O; nil if there is no readout.
  public var outputs: Int?
  /// For an LSTM only.
  public var useGate: UseGate

  public init(
    _ cell: Cell, inputs: Int, hidden: Int, layers: Int = 1, outputs: Int? = 1, useGate: UseGate = .standard
  ) {
    self.cell = cell
    self.inputs = inputs
    self.hidden = hidden
    self.layers = layers
    self.outputs = outputs
    self.useGate = useGate
  }
}
