/// What stands after `plot` for a heat map, and the colour bar beside it.
struct HeatMapElements {
  let map: HeatMap
  let panel: PanelLayout

  func elements(in script: inout Script) -> [String] {
    guard let colours = panel.frame.colours, !colours.isEmpty else { return [] }
    let cells = map.rows.enumerated().flatMap { row, numbers in
      numbers.enumerated().filter { isDrawable($0.element) }.map { (row: row, column: $0.offset, number: $0.element) }
    }
    // Each cell reaches a third of a pixel under the next: without that, viewers leave hairlines between them.
    let across = fixed(0.5 + 0.33 / panel.box.width * Double(map.rows[0].count))
    let down = fixed(0.5 + 0.33 / panel.box.height * Double(map.rows.count))
    let block = script.block(cells.map { [Double($0.column), Double($0.row), $0.number] })
    let edges = "1:2:($1-\(across)):($1+\(across)):($2-\(down)):($2+\(down)):3"
    var elements = ["\(block) using \(edges) with boxxyerror fillstyle solid 1 noborder lc palette notitle"]
    elements += contours(in: &script)
    if map.showsValues {
      let texts = cells.map { compactText($0.number) }
      let size = valueSize(texts)
      guard size >= 7 else { return elements }
      let palette = Palette(map.scale)
      let rows = zip(cells, texts).map { cell, text in
        "\(cell.column) \(cell.row) \(text) \(palette.ink(on: colours.fraction(of: cell.number)))"
      }
      elements.append(
        "\(script.block(rows)) using 1:2:3:4 with labels textcolor rgb variable font ',\(fixed(size, 1))' notitle")
    }
    return elements
  }

  /// Thin lines, white where the colours below are dark and black where they are light.
  private func contours(in script: inout Script) -> [String] {
    let lines = ContourLines(rows: map.rows)
    return map.contours.compactMap { height in
      let pieces = lines.pieces(at: height)
      guard let colours = panel.frame.colours, !pieces.isEmpty else { return nil }
      let rows = pieces.map { [[$0.from.x, $0.from.y], [$0.to.x, $0.to.y]] }.joined(separator: [[]])
      let colour = Palette(map.scale).ink(on: colours.fraction(of: height)) == 0xFFFFFF ? "#ffffff" : "#222222"
      return "\(script.block(Array(rows))) using 1:2 with lines lw 0.7 lc rgb '\(colour)' dt 1 notitle"
    }
  }

  /// As large as the longest value allows in its cell.
  private func valueSize(_ texts: [String]) -> Double {
    let cell = (width: panel.box.width / Double(map.rows[0].count), height: panel.box.height / Double(map.rows.count))
    let longest = texts.map { textWidth($0, size: 1) }.max() ?? 1
    return min(panel.size, 0.85 * cell.width / longest, 0.6 * cell.height)
  }

  func addColourBar(to script: inout Script, _ place: Canvas) {
    guard let colours = panel.frame.colours else { return }
    let box = panel.box
    let left = box.right + 1.2 * panel.size
    let bar = Box(left: left, top: box.top, right: left + 14, bottom: box.bottom)
    script.add(
      Palette(map.scale).script,
      "set cbrange \(colours.script)",
      "set colorbox vertical user origin \(place.point(bar.left, bar.bottom)) size \(place.size(bar.width, bar.height)) noborder",
      "set cbtics \(panel.colourTicks.script(size: panel.size)) scale 0 offset -0.2,0 textcolor rgb '\(Canvas.softInk)'")
    let labelX = bar.right + 12 + panel.colourTicks.width(panel.size) + 0.9 * panel.labelSize
    let room = characters(in: box.height, size: panel.labelSize)
    place.label(
      shortened(cleaned(panel.colourLabel, limit: 200), to: room), at: labelX, (box.top + box.bottom) / 2,
      "center rotate by 90", size: panel.labelSize, in: &script)
  }
}
