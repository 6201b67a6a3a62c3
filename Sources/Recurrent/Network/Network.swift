import Autograd
import Tensors

/// A recurrent network whose kind of cell is known only when the program runs: one or more layers of it, and a readout; in front of them
/// perhaps an embedding or filters.
///
///     let net = Network(Architecture(.gru, inputs: 3, hidden: 64, layers: 2, outputs: 20), dice: &dice)
///     let logits = net.output(after: inputs, on: tape)                       after the last step: [B, 20]
///
/// Where the kind is known as the program is written, a ``Forecaster`` of that cell says more.
public struct Network {
  /// The cells from the lowest layer up, all of one kind.
  public enum Layers {
    case rnn([ElmanCell])
    case lstm([LSTMCell])
    case peephole([PeepholeLSTMCell])
    case gru([GRUCell])
  }

  public let architecture: Architecture
  /// In front of the lowest layer.
  public let embedding: Embedding?
  /// Above the embedding, and below the lowest layer.
  public let convolution: Convolution?
  public let layers: Layers
  public let readout: Readout?

  /// Parameters are named by layer: `embedding.table`, `convolution.W`, `lstm.0.forget.W` … `readout.d`. What stands in front is drawn
  /// as it is by itself, whatever `initial` says.
  ///
  /// - Precondition: at least one layer; only an LSTM has the lesson notes' use gate.
  public init(_ architecture: Architecture, initial: Initialisation = .pyTorch, dice: inout Dice) {
    guard architecture.layers >= 1 else { refuse("a network needs at least one layer, and got \(architecture.layers).") }
    guard architecture.useGate == .standard || architecture.cell == .lstm else {
      refuse("only an LSTM has the lesson notes' use gate, and got \(architecture.cell.rawValue).")
    }
    self.architecture = architecture
    embedding = architecture.embedding.map { Embedding(symbols: architecture.inputs, width: $0, dice: &dice) }
    convolution = architecture.filters.map {
      Convolution(inputs: architecture.embedding ?? architecture.inputs, filters: $0, dice: &dice)
    }
    func stack<Cell>(_ make: (_ inputs: Int, _ name: String, _ dice: inout Dice) -> Cell) -> [Cell] {
      (0..<architecture.layers).map { layer in
        make(layer == 0 ? architecture.lowestInputs : architecture.hidden, "\(architecture.cell.rawValue).\(layer)", &dice)
      }
    }
    let hidden = architecture.hidden
    layers =
      switch architecture.cell {
      case .rnn: .rnn(stack { ElmanCell(inputs: $0, hidden: hidden, initial: initial, named: $1, dice: &$2) })
      case .lstm:
        .lstm(
          stack {
            LSTMCell(
              inputs: $0, hidden: hidden, useGate: architecture.useGate, initial: initial, named: $1, dice: &$2)
          })
      case .peephole:
        .peephole(stack { PeepholeLSTMCell(inputs: $0, hidden: hidden, initial: initial, named: $1, dice: &$2) })
      case .gru: .gru(stack { GRUCell(inputs: $0, hidden: hidden, initial: initial, named: $1, dice: &$2) })
      }
    readout = architecture.outputs.map { Readout(hidden: hidden, outputs: $0, initial: initial, dice: &dice) }
  }

  public var parameters: [Parameter] {
    let cells =
      switch layers {
      case .rnn(let cells): cells.flatMap(\.parameters)
      case .lstm(let cells): cells.flatMap(\.parameters)
      case .peephole(let cells): cells.flatMap(\.parameters)
      case .gru(let cells): cells.flatMap(\.parameters)
      }
    return (embedding?.parameters ?? []) + (convolution?.parameters ?? []) + cells + (readout?.parameters ?? [])
  }
}
