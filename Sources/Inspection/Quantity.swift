import Recurrent

/// What can be seen in a cell at a step: a number for each unit.
public enum Quantity: String, CaseIterable, Sendable, Codable {
  /// σ(f): how much of the long-term memory is kept, from 0 to 1.
  case forget
  /// σ(i): how far the door is open to the candidate, from 0 to 1.
  case input
  /// tanh(g) of an LSTM, n of a GRU: what might be learned, from −1 to 1.
  case candidate
  /// σ(o): how much of the memory is shown, from 0 to 1.
  case output
  /// r: how much of the memory the candidate of a GRU sees, from 0 to 1.
  case reset
  /// z: how much of the memory a GRU keeps, from 0 to 1.
  case update
  /// k = σ(f) ⊙ c
  case kept
  /// n = σ(i) ⊙ tanh(g)
  case learned
  /// c′, unbounded.
  case longTerm
  /// h′, from −1 to 1.
  case shortTerm

  /// What a cell of this kind has, in the order in which it comes about.
  public static func all(of cell: Architecture.Cell) -> [Quantity] {
    switch cell {
    case .rnn: [.shortTerm]
    case .gru: [.reset, .update, .candidate, .shortTerm]
    case .lstm, .peephole: [.forget, .input, .candidate, .output, .kept, .learned, .longTerm, .shortTerm]
    }
  }

  /// What a cell of this kind carries from step to step, in the order of a `NetworkMemory`.
  public static func memory(of cell: Architecture.Cell) -> [Quantity] {
    switch cell {
    case .rnn, .gru: [.shortTerm]
    case .lstm, .peephole: [.longTerm, .shortTerm]
    }
  }

  /// Those of a cell that come from an affine map of input and memory, and so can be taken apart, and held.
  public static func gates(of cell: Architecture.Cell) -> [Quantity] {
    switch cell {
    case .rnn: [.shortTerm]
    case .gru: [.reset, .update, .candidate]
    case .lstm, .peephole: [.forget, .input, .candidate, .output]
    }
  }
}

/// The parts of a gate's sum, before it is squashed.
public enum GatePart: String, CaseIterable, Sendable, Codable {
  /// x·W
  case input
  /// h·U; in a GRU's candidate r ⊙ (h·Un)
  case memory
  /// b; in a GRU's candidate bn + r ⊙ cn
  case bias
  /// c ⊙ p, of a peephole LSTM
  case peephole
}
