import FourGates
import Inspection
import LessonKit
import Plotting

/// The gates of a layer as heat maps, units × steps, below what the network read, all over the same steps.
struct GateFigure {
  /// More cells than this in a map make a file that viewers are slow with.
  static let mostCells = 20_000
  static let mostColumns = 400

  private let subject: InspectionSubject
  private let layer: Int
  private let steps: ClosedRange<Int>
  /// How many steps a column of a map is the mean of.
  private let stepsPerColumn: Int

  init(_ subject: InspectionSubject, layer: Int) {
    (self.subject, self.layer, steps) = (subject, layer, subject.steps)
    let columns = max(20, min(Self.mostColumns, Self.mostCells / subject.architecture.hidden))
    stepsPerColumn = (subject.steps.count + columns - 1) / columns
  }

  var figure: Figure {
    let layers = subject.architecture.layers > 1 ? ", layer \(layer)" : ""
    return Figure(
      "\(subject.name): \(subject.architecture.cell.called)\(layers)", panels: [top] + quantities.map(map))
  }

  private var quantities: [Quantity] {
    Quantity.all(of: subject.architecture.cell).filter { $0 != .kept && $0 != .learned }
  }

  private var axis: Axis {
    let label = stepsPerColumn > 1 ? "step (a column is the mean of \(stepsPerColumn))" : showsSymbols ? "symbol read" : "step"
    return Axis(label, range: -0.5...Double(columns) - 0.5, ticks: ticks)
  }

  private var columns: Int { (steps.count + stepsPerColumn - 1) / stepsPerColumn }

  private var showsSymbols: Bool {
    if case .symbols = subject.sequence.content { steps.count <= 70 } else { false }
  }

  /// Round numbers of steps, or symbols where there are few enough to read.
  private var ticks: [Axis.Tick] {
    if showsSymbols, case .symbols(let symbols, _) = subject.sequence.content {
      return steps.map { Axis.Tick(place($0), visibleSymbol(symbols[$0])) }
    }
    let rough = max(1, steps.count / 8)
    let round = [1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 5000, 10_000].first { $0 >= rough } ?? rough
    return steps.filter { $0 % round == 0 }.map { Axis.Tick(place($0), "\($0)") }
  }

  /// Where a step stands, in columns of the maps.
  private func place(_ step: Int) -> Double {
    (Double(step - steps.lowerBound) + 0.5) / Double(stepsPerColumn) - 0.5
  }

  private var top: Panel {
    let run = subject.run
    let x = steps.map(place)
    if case .symbols(let symbols, let alphabet) = subject.sequence.content {
      let known = steps.filter { $0 + 1 < symbols.count }
      let chances = known.map { step in
        Double(softmax(run.steps[step].prediction)[alphabet.firstIndex(of: symbols[step + 1])!])
      }
      return Panel(
        "How likely the network finds the symbol that comes next", x: axis, y: Axis("chance", range: 0...1),
        [.line("chance of the next symbol", x: known.map(place), y: chances, ink: .model)])
    }
    let names = subject.architecture.inputs == 1 ? ["input"] : (0..<subject.architecture.inputs).map { "input \($0)" }
    var marks = names.enumerated().prefix(6).map { index, name in
      Mark.line(name, x: x, y: steps.map { Double(run.steps[$0].input[index]) }, ink: names.count == 1 ? .data : .series(index))
    }
    if subject.sequence.predictsNext {
      let from = max(steps.lowerBound, 1)...max(steps.upperBound, 1)
      if subject.architecture.inputs == 1, steps.upperBound >= 1 {
        marks.append(
          .line(
            "predicted one step before", x: from.map(place), y: from.map { Double(run.steps[$0 - 1].prediction[0]) },
            ink: .model,
            dashed: true))
      }
    } else if subject.architecture.outputs == 1 {
      marks.append(.line("output", x: x, y: steps.map { Double(run.steps[$0].prediction[0]) }, ink: .model, dashed: true))
    }
    return Panel("What the network reads", x: axis, y: Axis("value"), marks)
  }

  private func map(of quantity: Quantity) -> Panel {
    let all = subject.run.matrix(of: quantity, layer: layer)
    let rows = (0..<subject.architecture.hidden).map { unit in
      stride(from: steps.lowerBound, through: steps.upperBound, by: stepsPerColumn).map { start -> Double in
        let column = start...min(start + stepsPerColumn - 1, steps.upperBound)
        return column.reduce(0) { $0 + Double(all[$1, unit]) } / Double(column.count)
      }
    }
    let isSigned = quantity.range.map { $0.lowerBound < 0 } ?? true
    let range = quantity.range.map { Double($0.lowerBound)...Double($0.upperBound) }
    return Panel(
      "\(quantity.word), \(quantity.letters(in: subject.architecture.cell))", x: axis, y: Axis("unit"),
      [
        .heatMap(
          quantity.letters(in: subject.architecture.cell), rows: rows, scale: isSigned ? .diverging : .sequential, range: range)
      ])
  }
}
