/// A heat map as rows of characters, light for low numbers and dense
/// for high ones, or as a table where its numbers are asked for and fit.
struct TextHeatMap {
  let map: HeatMap
  let frame: PanelFrame
  let width: Int
  let height: Int

  private static let sequential = Array(" .:-=+*#%@")
  /// From far below zero over a space at zero to far above.
  private static let diverging = Array("%=-. +*#@")

  var lines: [String] {
    let rowNames = map.rowLabels.isEmpty ? unlabelledRows : map.rowLabels.map { cleaned($0, limit: 200) }
    let side = min(width / 3, (rowNames.map(\.count).max() ?? 0) + 1)
    let body = table(rowNames, side) ?? shades(rowNames, side)
    let label = cleaned(frame.panel.x.label, limit: width)
    let hasLines = frame.panel.marks.contains { if case .line = $0.content { true } else { false } }
    return body + (label.isEmpty ? [] : [shortened(String(repeating: " ", count: side) + label, to: width)]) + [key]
      + (hasLines ? [shortened("The lines over it are drawn in the picture only.", to: width)] : [])
  }

  /// The rows by the named places of the axis, or else by their numbers.
  private var unlabelledRows: [String] {
    let ticks = frame.panel.y.ticks
    guard !ticks.isEmpty else { return map.rows.indices.map(String.init) }
    return map.rows.indices.map { row in
      ticks.first { Int($0.place.rounded()) == row }.map { cleaned($0.label, limit: 200) } ?? ""
    }
  }

  /// The numbers themselves; nil where they are not asked for, or do not fit.
  private func table(_ rowNames: [String], _ side: Int) -> [String]? {
    guard map.showsValues else { return nil }
    let cells = map.rows.map { $0.map { compactText($0) } }
    let names =
      map.columnLabels.isEmpty ? map.rows[0].indices.map(String.init) : map.columnLabels.map { cleaned($0, limit: 200) }
    let cell = (cells.joined().map(\.count).max() ?? 0) + 2
    guard side + cell * names.count <= width else { return nil }
    func row(_ name: String, _ texts: [String]) -> String {
      padded(name, to: side)
        + texts.map { String(repeating: " ", count: max(0, cell - $0.count)) + shortened($0, to: cell) }.joined()
    }
    return [row("", names)] + zip(rowNames, cells).map(row)
  }

  private func shades(_ rowNames: [String], _ side: Int) -> [String] {
    let columns = map.rows[0].count
    let repeats = max(1, min(4, (width - side) / columns))
    let shown = min(width - side, columns * repeats)
    let rows = min(map.rows.count, max(4, height - 4))
    return (0..<rows).map { line in
      let row = line * map.rows.count / rows
      let characters = (0..<shown).map { shade(map.rows[row][$0 * columns / shown]) }
      return padded(rowNames[row], to: side) + String(characters)
    }
  }

  private var characters: [Character] { map.scale == .sequential ? Self.sequential : Self.diverging }

  private func shade(_ number: Double) -> Character {
    guard let colours = frame.colours, isDrawable(number) else { return "?" }
    let share = max(0, min(1, colours.fraction(of: number)))
    return characters[min(characters.count - 1, Int(share * Double(characters.count)))]
  }

  /// What the characters stand for.
  private var key: String {
    guard let colours = frame.colours, let name = frame.panel.marks.first(where: \.isHeatMap)?.name else { return "" }
    let scale = "\(compactText(colours.low)) [\(String(characters))] \(compactText(colours.high))"
    return shortened(name.isEmpty ? scale : "\(cleaned(name, limit: 200)): \(scale)", to: width)
  }
}
