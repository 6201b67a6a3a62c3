import FourGates
import Inspection
import LessonKit

/// One unit of a layer, a line a step: what came in, each number with a sign for its size, what came out.
struct UnitTable {
  private let subject: InspectionSubject
  private let layer: Int
  private let unit: Int

  init(_ subject: InspectionSubject, layer: Int, unit: Int) {
    (self.subject, self.layer, self.unit) = (subject, layer, unit)
  }

  func lines(width: Int) -> [String] {
    let cell = subject.architecture.cell
    let all = Quantity.all(of: cell)
    // On a narrow terminal without what the others make: k = σ(f) ⊙ c, n = σ(i) ⊙ tanh(g).
    let quantities = width < 78 ? all.filter { $0 != .kept && $0 != .learned } : all
    let title = "Layer \(layer), unit \(unit): " + listed(quantities.map { "\($0.letters(in: cell)) \($0.word)" }, "and") + "."
    let signs = quantities.map { subject.run.signs(of: $0, layer: layer) }
    let columns = [stepColumn, inputColumn] + zip(quantities, signs).map(column) + predictionColumn
    let widths = columns.map { column in ([column.head] + column.cells).map(\.count).max() ?? 0 }
    func line(_ cells: [String]) -> String { zip(cells, widths).map { paddedLeft($0, $1) }.joined(separator: " ") }
    let rule = widths.map { String(repeating: "─", count: $0) }.joined(separator: " ")
    return wrapped(title, width: width) + [line(columns.map(\.head)), rule]
      + subject.shown.indices.map { row in line(columns.map { $0.cells[row] }) }
  }

  private typealias Column = (head: String, cells: [String])

  private var stepColumn: Column { ("step", subject.shown.map(String.init)) }

  private var inputColumn: Column {
    if subject.places != nil { return ("in", subject.shown.map { subject.input(at: $0) }) }
    let several = subject.architecture.inputs > 1
    return (several ? "in[0]" : "in", subject.shown.map { shortNumber(subject.run.steps[$0].input[0]) })
  }

  private func column(_ quantity: Quantity, _ signs: UnitSigns) -> Column {
    let cells = subject.shown.map { step in
      let value = subject.run.steps[step].layers[layer][quantity, unit]
      return "\(signs.sign(value))\(paddedLeft(shortNumber(value), 5))"
    }
    return (quantity.letters(in: subject.architecture.cell), cells)
  }

  private var predictionColumn: [Column] {
    guard let outputs = subject.architecture.outputs else { return [] }
    guard case .symbols(_, let alphabet) = subject.sequence.content else {
      return [(outputs > 1 ? "out[0]" : "out", subject.shown.map { shortNumber(subject.run.steps[$0].prediction[0]) })]
    }
    return [
      (
        "out",
        subject.shown.map { step in
          let chances = softmax(subject.run.steps[step].prediction)
          let best = chances.indices.max { chances[$0] < chances[$1] }!
          return "\(visibleSymbol(alphabet[best])) \(shortNumber(chances[best]))"
        }
      )
    ]
  }
}
