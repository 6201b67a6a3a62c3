import FourGates
import Inspection

/// The recorded run and the one with a held gate side by side, step after step.
struct FuturesPanel {
  let state: StepperState
  let future: StepperFuture
  let columns: Int

  private static let stepWidth = 6
  private static let leastBar = 5
  /// With fewer, one does not see where the futures go.
  static let fewestLines = 12

  private var subject: StepperSubject { state.subject }
  private var half: Int { (columns - FuturesPanel.stepWidth - 4) / 2 }
  private var numberWidth: Int { min(8, half / 2) }
  private var barWidth: Int { min(41, half - 1 - 2 * numberWidth) }

  /// - Parameter count: How many lines there is room for.
  func lines(_ count: Int) -> [ScreenLine] {
    let title = wrappedLines(sentence, columns: columns).map { ScreenLine($0, .strong) }
    let first = max(state.row, future.hold.fromStep - subject.firstStep)
    let rows = (first..<subject.count).prefix(max(0, count - title.count - 2)).map(line)
    return Array((title + headings + rows).prefix(count))
  }

  private var sentence: String {
    let hold = future.hold
    let whose = hold.unit.map { "unit \($0)" } ?? "all units"
    let place = subject.layers == 1 ? whose : "\(whose) of layer \(hold.layer ?? 0)"
    return " What if “\(hold.gate.name)” of \(place) is held at \(shownNumber(hold.value, isSigned: false, decimals: 0)) "
      + "from step \(hold.fromStep) on?"
  }

  private var headings: [ScreenLine] {
    var top = ScreenLine()
    top.pad(to: FuturesPanel.stepWidth)
    top.append("│ ", .faint)
    top.append("as recorded", .strong)
    top.pad(to: FuturesPanel.stepWidth + 2 + half)
    top.append("│ ", .faint)
    top.append("held", .strong)
    var below = ScreenLine("  step", .faint)
    for _ in 0..<2 {
      below.append("│ ", .faint)
      let start = below.width
      below.append(!hasPrediction ? "" : numberWidth < 8 ? "pred." : "predicts", flushRight: numberWidth, .faint)
      let names = ["\(subject.memory.name), unit \(state.unit)", subject.memory.name, "memory"]
      below.append(" " + (names.first { $0.count + 1 <= half - numberWidth } ?? ""), .faint)
      below.pad(to: start + half)
    }
    return [top, below]
  }

  private var hasPrediction: Bool { subject.run.architecture.outputs != nil }

  private func line(atRow row: Int) -> ScreenLine {
    let step = row + subject.firstStep
    let number = "\(step)"
    var line = ScreenLine(String(repeating: " ", count: max(0, FuturesPanel.stepWidth - number.count)) + number)
    for inspected in [subject.run.steps[row], future[step]] {
      line.append("│ ", .faint)
      let start = line.width
      if let inspected { append(inspected, to: &line) }
      line.pad(to: start + half)
    }
    return line
  }

  private func append(_ inspected: InspectedStep, to line: inout ScreenLine) {
    let memory = inspected.layers[state.layer][subject.memory, state.unit]
    line.append(prediction(inspected), flushRight: numberWidth)
    line.append(shownNumber(memory), flushRight: numberWidth)
    guard barWidth >= FuturesPanel.leastBar else { return }
    line.append(" ")
    line.append(Bars.fromMiddle(memory, extent: extent, width: barWidth))
  }

  /// Both futures have one scale.
  private var extent: Scalar {
    subject.memory == .shortTerm
      ? 1 : max(subject.extent(of: .longTerm, layer: state.layer), future.memoryExtents[state.layer])
  }

  private func prediction(_ inspected: InspectedStep) -> String {
    guard let first = inspected.prediction.first else { return "" }
    guard let symbols = subject.symbols else { return shownNumber(first) }
    let shares = Shares(of: inspected.prediction)
    let likely = shares.highest(1)[0]
    return "‘\(shownSymbol(symbols[likely]))’ \(shownShare(shares[likely]))"
  }
}
