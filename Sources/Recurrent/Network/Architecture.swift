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
  /// How many numbers an ``Embedding`` in front makes of a symbol, E; the inputs then are one-hot rows, one column a symbol. None if nil.
  public var embedding: Int?
  /// How many filters a ``Convolution`` in front has, above the embedding if there are both; none if nil.
  public var filters: Int?

  public init(
    _ cell: Cell, inputs: Int, hidden: Int, layers: Int = 1, outputs: Int? = 1, useGate: UseGate = .standard,
    embedding: Int? = nil, filters: Int? = nil
  ) {
    self.cell = cell
    self.inputs = inputs
    self.hidden = hidden
    self.layers = layers
    self.outputs = outputs
    self.useGate = useGate
    self.embedding = embedding
    self.filters = filters
  }

  /// How many numbers the lowest layer reads at each step: what comes in, or what stands in front makes of it.
  public var lowestInputs: Int { filters ?? embedding ?? inputs }
}
