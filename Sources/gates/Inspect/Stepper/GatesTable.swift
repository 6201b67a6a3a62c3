import FourGates
import Inspection

/// Everything that the cell has for the chosen unit: the value with a bar, and what a gate's sum is made of.
struct GatesTable {
  /// How much of it a line has room for.
  private struct Form {
    /// After the point of sums and parts.
    let decimals: Int
    let hasSquash: Bool
    let hasParts: Bool
    var isBare = false

    /// The word peephole needs more.
    func partWidth(of count: Int) -> Int { decimals == 2 ? 6 : count == 4 ? 9 : 8 }
    var sumWidth: Int { isBare ? 0 : decimals == 3 ? 13 : hasSquash ? 12 : 6 }

    static let forms = [
      Form(decimals: 3, hasSquash: true, hasParts: true), Form(decimals: 2, hasSquash: true, hasParts: true),
      Form(decimals: 2, hasSquash: false, hasParts: true), Form(decimals: 2, hasSquash: true, hasParts: false),
      Form(decimals: 2, hasSquash: false, hasParts: false, isBare: true),
    ]

    func width(parts: Int) -> Int { sumWidth + (hasParts ? parts * partWidth(of: parts) : 0) }
  }

  let state: StepperState
  let columns: Int

  private static let nameWidth = 11
  private static let valueWidth = 7
  private static let leastBar = 7
  private static let mostBar = 31

  private var cell: Architecture.Cell { state.subject.cell }
  private var quantities: [Quantity] { Quantity.all(of: cell) }
  private var parts: [GatePart] { cell == .peephole ? [.input, .memory, .bias, .peephole] : [.input, .memory, .bias] }
  private var beforeBar: Int { 1 + GatesTable.nameWidth + GatesTable.valueWidth + 1 }

  private var form: Form {
    Form.forms.first { beforeBar + GatesTable.leastBar + 1 + $0.width(parts: parts.count) <= columns } ?? Form.forms[4]
  }

  private var barWidth: Int {
    max(3, min(GatesTable.mostBar, columns - beforeBar - 1 - form.width(parts: parts.count)))
  }

  static func count(for cell: Architecture.Cell) -> Int { 1 + Quantity.all(of: cell).count }

  /// The fewest lines with which it says what it must: heading, gates and memories.
  var leastCount: Int { 1 + quantities.count { ![.kept, .learned].contains($0) } }

  /// - Parameter count: How many lines there is room for; kept and learned are the first to go, then the heading.
  func lines(_ count: Int) -> [ScreenLine] {
    let isShort = count < quantities.count
    let rows = quantities.filter { !isShort || $0 == state.focus || ![.kept, .learned].contains($0) }
    return Array(((count > rows.count ? [heading] : []) + rows.map(line)).prefix(count))
  }

  private var heading: ScreenLine {
    var line = ScreenLine(" unit \(state.unit)", .strong)
    guard !form.isBare else { return line }
    line.pad(to: beforeBar + barWidth + 1)
    line.append((form.hasSquash ? "σ/tanh(sum)" : "sum") + (form.decimals == 3 ? " =" : ""), flushRight: form.sumWidth, .faint)
    guard form.hasParts else { return line }
    for part in parts { line.append(shortName(part), flushRight: form.partWidth(of: parts.count), .faint) }
    return line
  }

  private func shortName(_ part: GatePart) -> String {
    form.decimals == 3 ? part.name : part == .memory ? "mem." : part == .peephole ? "peep" : part.name
  }

  private func line(_ quantity: Quantity) -> ScreenLine {
    let isInFocus = quantity == state.focus
    let value = state.inspected[quantity, state.unit]
    var line = ScreenLine(isInFocus ? "▸" : " ", .strong)
    line.append(quantity.name, isInFocus ? .strong : .none)
    line.pad(to: 1 + GatesTable.nameWidth)
    line.append(shownNumber(value, isSigned: quantity.isSigned), flushRight: GatesTable.valueWidth, isInFocus ? .strong : .none)
    line.append(" ")
    line.append(
      quantity.isSigned
        ? Bars.fromMiddle(value, extent: state.subject.extent(of: quantity, layer: state.layer), width: barWidth)
        : Bars.fromZero(value, width: barWidth))
    guard !form.isBare else { return line }
    line.append(" ")
    appendOrigin(of: quantity, to: &line)
    return line
  }

  private func appendOrigin(of quantity: Quantity, to line: inout ScreenLine) {
    let gateParts = state.inspected.parts(of: quantity)
    guard !gateParts.isEmpty else {
      let origin = quantity.origin(in: state.subject.run.architecture)
      if line.width + columnCount(of: origin) <= columns { line.append(origin, .faint) }
      return
    }
    guard !state.isHeld(quantity) else {
      line.append("held, whatever its sum is", .faint)
      return
    }
    let sum = gateParts.values.reduce(0) { $0 + $1[state.unit] }
    let text = shownNumber(sum, decimals: form.decimals)
    line.append(form.hasSquash ? "\(quantity.squash)(\(text))" : text, flushRight: form.sumWidth)
    guard form.hasParts else { return }
    for part in parts {
      let text = gateParts[part].map { shownNumber($0[state.unit], decimals: form.decimals) } ?? ""
      line.append(text, flushRight: form.partWidth(of: parts.count))
    }
  }
}

extension StepperState {
  /// Whether the recorded run holds this gate for the unit on the screen at this step.
  func isHeld(_ quantity: Quantity) -> Bool {
    subject.run.holds.contains { hold in
      hold.gate == quantity && step >= hold.fromStep && (hold.layer ?? layer) == layer && (hold.unit ?? unit) == unit
    }
  }
}
