import FourGates
import Inspection

/// What the quantity in focus is the sum of, as bars on one scale.
struct PartsBars {
  let state: StepperState
  let columns: Int

  /// Empty where the quantity is no sum.
  var lines: [ScreenLine] {
    let terms = terms
    guard !terms.isEmpty else { return [] }
    let sum = terms.reduce(0) { $0 + $1.value }
    let extent = max(1, terms.reduce(abs(sum)) { max($0, abs($1.value)) })
    var heading = ScreenLine(" \(state.focus.name), unit \(state.unit)", .strong)
    let whole = state.isGate ? "of \(state.focus.squash)(\(shownNumber(sum)))" : "of the sum"
    heading.append(": the parts \(whole), bars from −\(scale(extent)) to \(scale(extent))", .faint)
    return [heading] + (terms + [("= sum", sum)]).map { line($0.name, $0.value, extent) }
  }

  private func scale(_ extent: Scalar) -> String { shownNumber(extent, isSigned: false, decimals: 1) }

  private var terms: [(name: String, value: Scalar)] {
    if state.focus == .longTerm {
      return [.kept, .learned].map { ($0.name, state.inspected[$0, state.unit]) }
    }
    let parts = state.inspected.parts(of: state.focus)
    return GatePart.allCases.compactMap { part in parts[part].map { (part.name, $0[state.unit]) } }
  }

  private func line(_ name: String, _ value: Scalar, _ extent: Scalar) -> ScreenLine {
    var line = ScreenLine("  " + name)
    line.pad(to: 12)
    let text = shownNumber(value)
    line.pad(to: 19 - text.count)
    line.append(text + " ")
    line.append(Bars.fromMiddle(value, extent: extent, width: max(3, min(61, columns - 21))))
    return line
  }
}
