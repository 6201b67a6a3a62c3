import Autograd
import Tensors

@testable import Recurrent

/// A memory that can be put together again from its parts, so that one test serves every cell.
protocol MemoryInParts: RecurrentMemory {
  /// Takes as many variables off the front of a list as the memory has parts.
  init(takenFrom parts: inout ArraySlice<Variable>)
}

extension Variable: MemoryInParts {
  init(takenFrom parts: inout ArraySlice<Variable>) { self = parts.removeFirst() }
}

extension LSTMMemory: MemoryInParts {
  init(takenFrom parts: inout ArraySlice<Variable>) {
    self.init(longTerm: parts.removeFirst(), shortTerm: parts.removeFirst())
  }
}

extension Array: MemoryInParts where Element: MemoryInParts {
  init(takenFrom parts: inout ArraySlice<Variable>) {
    self = []
    while !parts.isEmpty { append(Element(takenFrom: &parts)) }
  }
}

/// A cell that can be run in both ways, and whose memory can be put together from parts.
protocol CellInParts: FusedCell where Memory: MemoryInParts {}

extension ElmanCell: CellInParts {}
extension LeakyCell: CellInParts {}
extension GRUCell: CellInParts {}
extension LSTMCell: CellInParts {}
extension PeepholeLSTMCell: CellInParts {}
extension StackedCells: CellInParts where Cell: CellInParts {}

/// The cells that have a fused form.
enum CellKind: String, CaseIterable, Sendable {
  case elman = "Elman"
  case leaky = "leaky"
  case gru = "GRU"
  case lstm = "LSTM"
  case peephole = "peephole LSTM"

  /// A cell of this kind, or a stack of them; each layer has one unit more than the one below, so that no two sizes agree by
  /// accident.
  func cell(inputs: Int, hidden: Int, layers: Int = 1, dice: inout Dice) -> any CellInParts {
    switch self {
    case .elman: stack(inputs, hidden, layers) { ElmanCell(inputs: $0, hidden: $1, named: $2, dice: &dice) }
    case .leaky: stack(inputs, hidden, layers) { LeakyCell(inputs: $0, hidden: $1, leak: 0.3, named: $2, dice: &dice) }
    case .gru: stack(inputs, hidden, layers) { GRUCell(inputs: $0, hidden: $1, named: $2, dice: &dice) }
    case .lstm: stack(inputs, hidden, layers) { LSTMCell(inputs: $0, hidden: $1, named: $2, dice: &dice) }
    case .peephole: stack(inputs, hidden, layers) { PeepholeLSTMCell(inputs: $0, hidden: $1, named: $2, dice: &dice) }
    }
  }

  private func stack<Cell: CellInParts>(
    _ inputs: Int, _ hidden: Int, _ layers: Int, make: (Int, Int, String) -> Cell
  ) -> any CellInParts {
    let cells = (0..<layers).map { make($0 == 0 ? inputs : hidden + $0 - 1, hidden + $0, "layer \($0 + 1)") }
    return layers == 1 ? cells[0] : StackedCells(cells)
  }
}
