import FourGates
import Inspection

/// The quantity in focus for all units of a layer, a bar for each, with an arrow below the unit.
struct UnitsBlock {
  let state: StepperState
  let columns: Int
  let height: Int

  private var hidden: Int { state.subject.hidden }
  private var extent: Scalar { state.subject.extent(of: state.focus, layer: state.layer) }

  /// The units that are seen: as many as fit, with the chosen one in the middle.
  private var seen: Range<Int> {
    let count = min(hidden, columns - 4)
    let first = min(max(0, state.unit - count / 2), hidden - count)
    return first..<first + count
  }

  var lines: [ScreenLine] {
    let values = state.inspected[state.focus]
    let bars = seen.map { Bars.column(abs(values[$0]) / extent, height: height) }
    let rows = (0..<height).map { level in
      framed(isLowest: level == height - 1) { unit in
        let emphasis: ScreenLine.Emphasis = unit == state.unit ? .none : values[unit] < 0 ? .negative : .positive
        return (bars[unit - seen.lowerBound][level], emphasis)
      }
    }
    let signs = framed(isLowest: false) { (values[$0] < 0 ? "−" : values[$0] > 0 ? "+" : " ", .faint) }
    return [heading] + rows + (state.focus.isSigned ? [signs] : []) + [arrow]
  }

  /// How many lines there are for this quantity.
  static func count(for quantity: Quantity, height: Int) -> Int { height + (quantity.isSigned ? 3 : 2) }

  private var heading: ScreenLine {
    var line = ScreenLine(" \(state.focus.name)", .strong)
    let range = state.focus.isSigned ? "−\(shownExtent) to \(shownExtent)" : "0 to 1"
    line.append(" of the \(counted(hidden))\(state.layerWords), from \(range)", .faint)
    return line
  }

  private var shownExtent: String { extent == 1 ? "1" : shownNumber(extent, isSigned: false, decimals: 2) }

  private func counted(_ units: Int) -> String { units == 1 ? "one unit" : "\(units) units" }

  private func framed(isLowest: Bool, _ cell: (Int) -> (String, ScreenLine.Emphasis)) -> ScreenLine {
    var line = ScreenLine(seen.lowerBound > 0 && isLowest ? "‹" : " ", .faint)
    for unit in seen {
      let (text, emphasis) = cell(unit)
      line.append(text, emphasis)
    }
    line.append(seen.upperBound < hidden && isLowest ? "›" : "", .faint)
    return line
  }

  /// ▲ unit 3, with the words to the left of the arrow where there is no room to its right.
  private var arrow: ScreenLine {
    let place = 1 + state.unit - seen.lowerBound
    let words = "unit \(state.unit)"
    let fits = place + 2 + words.count <= columns
    var line = ScreenLine()
    line.pad(to: fits ? place : place - words.count - 1)
    line.append(fits ? "▲ \(words)" : "\(words) ▲", .strong)
    return line
  }
}

extension StepperState {
  /// Whether the window is high enough for all units beside the chosen one.
  var hasRoomForUnits: Bool { rows >= 19 }

  /// Which layer it is, where there are several.
  var layerWords: String {
    guard subject.layers > 1 else { return "" }
    guard hasRoomForUnits else { return " · layer \(layer)" }
    let place = layer == 0 ? ", the lowest" : layer == subject.layers - 1 ? ", the highest" : ""
    return " of layer \(layer)\(place)"
  }
}
