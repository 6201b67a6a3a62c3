import FourGates
import Inspection
import LessonKit

/// The whole screen for a state: as many lines as the window has rows, none wider than its columns.
struct StepperScreen {
  static let least = (columns: 40, rows: 12)

  let state: StepperState
  /// One less than the window has: a terminal treats a character in its last column in ways of its own.
  private let columns: Int
  private let rows: Int

  init(_ state: StepperState) {
    self.state = state
    (columns, rows) = (state.columns - 1, state.rows)
  }

  func lines(ink: ScreenInk) -> [String] {
    lines.map { $0.rendered(columns: columns, ink: ink) }
  }

  var lines: [ScreenLine] {
    guard state.columns >= StepperScreen.least.columns, rows >= StepperScreen.least.rows else {
      return filled(tooSmall, to: rows)
    }
    if case .help(let line) = state.mode { return help(from: line) }
    let top = [title] + series + PredictionBlock(state: state, columns: columns).lines
    let units = state.hasRoomForUnits ? (isRoomy ? [ScreenLine()] : []) + unitsBlock : []
    let upper = top + units + (rows >= 22 ? [ScreenLine()] : [])
    let panels = panels(rows - upper.count - 1)
    return filled(upper + panels, to: rows - 1) + [bottom]
  }

  private var isRoomy: Bool { rows >= 26 }

  private func filled(_ lines: [ScreenLine], to count: Int) -> [ScreenLine] {
    Array((lines + Array(repeating: ScreenLine(), count: max(0, count - lines.count))).prefix(count))
  }

  private var tooSmall: [ScreenLine] {
    let least = StepperScreen.least
    return wrappedLines(
      "Make the window larger: it has \(state.columns) × \(state.rows) characters, and \(least.columns) × \(least.rows) are needed.",
      columns: columns
    ).map { ScreenLine($0) }
  }

  private var title: ScreenLine {
    let architecture = state.subject.run.architecture
    let size = "\(counted(architecture.layers, "layer")) of \(counted(architecture.hidden, "unit"))"
    let range = " of \(state.subject.firstStep)–\(state.subject.lastStep)"
    let cell =
      state.hasRoomForUnits
      ? "\(architecture.cell.rawValue), \(size)" : "\(architecture.cell.rawValue) · unit \(state.unit)\(state.layerWords)"
    let place = "step \(state.step)" + (cell.count + range.count + 13 > columns ? "" : range)
    let room = columns - cell.count - place.count - 7
    let name =
      room < 8
      ? ""
      : columnCount(of: state.subject.name) <= room
        ? state.subject.name : prefix(of: state.subject.name, columns: room - 1) + "…"
    var line = ScreenLine(" " + (name.isEmpty ? cell : "\(name) · \(cell)"), .strong)
    line.pad(to: max(line.width + 2, columns - place.count - 1))
    line.append(place, .strong)
    return line
  }

  private var series: [ScreenLine] {
    let inputs = state.subject.run.architecture.inputs
    let curves = min(inputs, rows >= 34 ? 6 : rows >= 28 ? 3 : 1)
    let height = rows < 30 ? 1 : curves == 1 ? 3 : 1
    return SeriesBlock(state: state, columns: columns, height: height, curves: curves).lines
  }

  private var unitsBlock: [ScreenLine] {
    UnitsBlock(state: state, columns: columns, height: rows >= 34 ? 4 : rows >= 28 ? 2 : 1).lines
  }

  /// The gates' table, and what else there is room for.
  private func panels(_ room: Int) -> [ScreenLine] {
    let table = GatesTable(state: state, columns: columns)
    let whole = GatesTable.count(for: state.subject.cell)
    let parts = PartsBars(state: state, columns: columns).lines
    let gap = [ScreenLine()]
    guard state.panel != .gates else {
      let left = room - whole
      return table.lines(room) + (left < parts.count ? [] : left > parts.count ? gap + parts : parts)
    }
    let needed = 1 + (state.panel == .equation ? equation.count : FuturesPanel.fewestLines)
    guard room - needed >= table.leastCount else { return panel(room) }
    let tables = table.lines(min(whole, room - needed))
    let more = room - tables.count - needed > parts.count && !parts.isEmpty ? gap + parts : []
    return tables + more + gap + panel(room - tables.count - more.count - 1)
  }

  private func panel(_ room: Int) -> [ScreenLine] {
    switch state.panel {
    case .gates: []
    case .equation: Array(equation.prefix(room))
    case .futures: state.future.map { FuturesPanel(state: state, future: $0, columns: columns).lines(room) } ?? []
    }
  }

  private var equation: [ScreenLine] {
    let heading = ScreenLine(" \(state.focus.name) of unit \(state.unit) at step \(state.step)", .strong)
    let lines = state.subject.run.equation(of: state.focus, at: state.step, layer: state.layer, unit: state.unit)
    return [heading] + lines.flatMap { brokenAtGaps($0, width: columns, indent: "  ") }.map { ScreenLine($0) }
  }

  private func help(from line: Int) -> [ScreenLine] {
    let lines = StepperHelp(state.subject.cell, columns: columns).lines
    let shown = Array(lines.dropFirst(line).prefix(rows - 1))
    let isEnd = line + shown.count >= lines.count
    let words =
      isEnd && line == 0 ? " any key goes back" : " ↑ ↓ the \(isEnd ? "lines above" : "rest"), any other key goes back"
    return filled(shown, to: rows - 1) + [ScreenLine(words, .strong)]
  }

  /// What is typed, or what there is to say, or the keys.
  private var bottom: ScreenLine {
    switch state.mode {
    case .goTo(let text): return typed(" go to step: ", text)
    case .condition(let text): return typed(" find steps where ", text)
    case .stepping, .help: break
    }
    if let message = state.message { return ScreenLine(" " + message, .strong) }
    let keys = [
      "? help", "q quit", "←→ step", "↑↓ unit", "g gate", "h hold", "e equation", "/ go to", "b condition",
    ]
    let more =
      (state.condition == nil ? [] : ["n N find"]) + (state.future == nil ? [] : ["f futures"])
      + (state.subject.layers > 1 ? ["Tab layer"] : [])
    var line = " " + keys[0]
    for key in keys.dropFirst() + more where line.count + 2 + key.count <= columns { line += "  " + key }
    return ScreenLine(line, .faint)
  }

  /// The end of what is typed stays in sight; a message about it stands before it.
  private func typed(_ prompt: String, _ text: String) -> ScreenLine {
    var line = ScreenLine(state.message.map { " \($0) " } ?? prompt, .strong)
    let room = columns - line.width - 2
    var shown = text
    while columnCount(of: shown) > max(8, room) { shown.removeFirst() }
    line.append(shown)
    line.append("█")
    return line
  }
}

/// Between words, as wide as the columns allow.
func wrappedLines(_ text: String, columns: Int) -> [String] {
  wrapped(text, width: columns, first: " ", rest: " ").filter { !$0.allSatisfy(\.isWhitespace) }
}
