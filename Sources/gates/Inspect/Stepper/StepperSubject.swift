import FourGates
import Inspection

/// What is stepped through: a recorded run, and what is known of its inputs.
struct StepperSubject {
  /// The name of the file that the network is from.
  let name: String
  let run: Inspection
  /// What each symbol is, where the inputs are symbols, one of V at each step; nil where they are numbers.
  let symbols: [String]?
  /// Whether what is read out is meant to be the next input.
  let predictsNext: Bool
  /// For each layer what the bars of its long-term memory end at: 1, or the largest size that there is.
  private let memoryExtents: [Scalar]

  init(name: String, run: Inspection, symbols: [String]? = nil, predictsNext: Bool = true) {
    (self.name, self.run, self.symbols, self.predictsNext) = (name, run, symbols, predictsNext)
    let unbounded = Quantity.all(of: run.architecture.cell).filter { [.kept, .longTerm].contains($0) }
    memoryExtents = (0..<run.architecture.layers).map { layer in
      unbounded.reduce(1) { max($0, run.largest($1, layer: layer)) }
    }
  }

  var cell: Architecture.Cell { run.architecture.cell }
  var count: Int { run.steps.count }
  var hidden: Int { run.architecture.hidden }
  var layers: Int { run.architecture.layers }
  var firstStep: Int { run.steps[0].step }
  var lastStep: Int { firstStep + count - 1 }

  /// What a unit remembers from step to step: the long-term memory of an LSTM, the short-term memory of the others.
  var memory: Quantity { Quantity.all(of: cell).contains(.longTerm) ? .longTerm : .shortTerm }

  /// The symbol that came in at a step, as it is shown; nil where numbers come in.
  func symbol(atRow row: Int) -> String? {
    symbols.map { symbols in shownSymbol(symbols[run.steps[row].input.firstIndex(of: 1) ?? 0]) }
  }

  /// What a quantity's bars end at: the same for all that the long-term memory is the sum of.
  func extent(of quantity: Quantity, layer: Int) -> Scalar {
    [.kept, .learned, .longTerm].contains(quantity) ? memoryExtents[layer] : 1
  }
}

extension StepperSubject {
  init(_ subject: InspectionSubject) {
    var symbols: [String]?
    if case .symbols(_, let alphabet) = subject.sequence.content { symbols = alphabet }
    self.init(name: subject.name, run: subject.run, symbols: symbols, predictsNext: subject.sequence.predictsNext)
  }
}

/// A symbol as it takes one place on a screen: ↵ for the end of a line.
func shownSymbol(_ symbol: String) -> String {
  switch symbol {
  case "\n", "\r\n", "\r": return "↵"
  case "\t": return "⇥"
  default:
    guard let letter = symbol.first, letter.isPrintable else { return "\u{FFFD}" }
    let isMark = letter.unicodeScalars.first?.properties.generalCategory == .nonspacingMark
    return isMark ? "◌\(letter)" : String(letter)
  }
}
