import FourGates
import Inspection

/// What came in, step after step, with an arrow below the step.
struct SeriesBlock {
  let state: StepperState
  let columns: Int
  /// How many rows the curve of one number has.
  let height: Int
  /// How many of the numbers that come in at a step are drawn.
  let curves: Int

  private static let labelWidth = 9

  private var subject: StepperSubject { state.subject }
  private var cellWidth: Int { subject.symbols?.contains { columnCount(of: shownSymbol($0)) > 1 } == true ? 2 : 1 }

  /// The rows of the run that are seen: as many as fit, with the step in the middle.
  private var seen: Range<Int> {
    let count = min(subject.count, (columns - SeriesBlock.labelWidth - 2) / cellWidth)
    let first = min(max(0, state.row - count / 2), subject.count - count)
    return first..<first + count
  }

  var lines: [ScreenLine] {
    (subject.symbols == nil ? (0..<curves).flatMap(curve) : [text]) + [marks]
  }

  private var text: ScreenLine {
    framed("text") { row in
      let symbol = subject.symbol(atRow: row) ?? ""
      return symbol + String(repeating: " ", count: max(0, cellWidth - columnCount(of: symbol)))
    }
  }

  private func curve(_ index: Int) -> [ScreenLine] {
    let values = seen.map { subject.run.steps[$0].input[index] }
    let all = subject.run.steps.map { $0.input[index] }
    let (low, high) = (all.min() ?? 0, all.max() ?? 0)
    // The lowest is one eighth of a character high, so that it is seen.
    let bars = values.map { value in
      Bars.column(high > low ? (value - low) / (high - low) * (1 - floor) + floor : 0.5, height: height)
    }
    return (0..<height).map { line in
      let label = line == 0 ? (subject.run.architecture.inputs > 1 ? "input \(index)" : "input") : ""
      return framed(label, isLowest: line == height - 1) { bars[$0 - seen.lowerBound][line] }
    }
  }

  private var floor: Scalar { 1 / Scalar(8 * height) }

  /// A line of the picture: its name, signs where it goes on beyond the ends, the step itself marked.
  private func framed(_ label: String, isLowest: Bool = true, _ cell: (Int) -> String) -> ScreenLine {
    var line = ScreenLine(label, .faint)
    line.pad(to: SeriesBlock.labelWidth)
    line.append(seen.lowerBound > 0 && isLowest ? "‹" : " ", .faint)
    for row in seen { line.append(cell(row), row == state.row ? (subject.symbols == nil ? .positive : .cursor) : .none) }
    line.append(seen.upperBound < subject.count && isLowest ? "›" : "", .faint)
    return line
  }

  /// ▲ below the step, • below those where the condition holds.
  private var marks: ScreenLine {
    var line = ScreenLine("step \(state.step)", .strong)
    line.pad(to: SeriesBlock.labelWidth + 1)
    for row in seen {
      let mark = row == state.row ? "▲" : state.meetsCondition(atRow: row) ? "•" : " "
      line.append(mark, row == state.row ? .strong : .none)
      if cellWidth == 2 { line.append(" ") }
    }
    return line
  }
}
