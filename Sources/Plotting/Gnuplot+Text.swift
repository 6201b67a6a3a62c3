extension Gnuplot {
  /// The figure in characters, for a terminal.
  ///
  /// Lines and points are drawn by gnuplot; bars and heat maps are written as rows of characters. Panels stand side by side where each
  /// has at least 36 columns, else one under another.
  ///
  /// - Parameters:
  ///   - columns: how wide the terminal is; no line is longer.
  ///   - rows: how high one panel may be, with its words.
  /// - Throws: `PlotError`, as drawing does; the script of a failure is kept in a temporary folder.
  public func text(of figure: Figure, columns: Int = 80, rows: Int = 20) throws(PlotError) -> String {
    let columns = max(columns, 30)
    let across = max(1, min(figure.columns, figure.panels.count, (columns + 2) / 38))
    let width = (columns - 2 * (across - 1)) / across
    let panels = figure.panels.map { TextPanel(frame: PanelFrame($0), width: width, height: max(rows, 10)) }
    var script = Script()
    TextPanel.begin(&script)
    let drawn = panels.filter(\.isDrawnByGnuplot)
    for panel in drawn { panel.add(to: &script) }
    var pictures = drawn.isEmpty ? [] : TextPanel.pictures(in: try runAside(script.text))
    let blocks = panels.map { panel in
      panel.lines(around: panel.isDrawnByGnuplot && !pictures.isEmpty ? pictures.removeFirst() : [])
    }
    var lines = wrapped(figure.title, width: columns, lines: 4)
    for first in stride(from: 0, to: blocks.count, by: across) {
      if !lines.isEmpty { lines.append("") }
      lines += sideBySide(Array(blocks[first..<min(first + across, blocks.count)]), width: width)
    }
    return lines.map(trimmedAtEnd).joined(separator: "\n") + "\n"
  }

  /// Runs a script that no file holds; where gnuplot fails, it is written into a temporary folder first.
  func runAside(_ script: String) throws(PlotError) -> String {
    do {
      return try run(script, kept: nil)
    } catch .gnuplot(let fault, _) {
      if case .missing = fault { throw .gnuplot(fault, script: nil) }
      let folder = try makeAsideFolder((variable("TMPDIR") ?? "/tmp") + "/fourgates-figure")
      try writeFile(script, to: "\(folder)/figure.gp")
      throw .gnuplot(fault, script: "\(folder)/figure.gp")
    }
  }

  private func sideBySide(_ blocks: [[String]], width: Int) -> [String] {
    (0..<(blocks.map(\.count).max() ?? 0)).map { line in
      blocks.map { padded(line < $0.count ? $0[line] : "", to: width) }.joined(separator: "  ")
    }
  }
}

/// The text with spaces behind it, or its beginning.
func padded(_ text: String, to width: Int) -> String {
  let line = shortened(text, to: width)
  return line + String(repeating: " ", count: width - line.count)
}

private func trimmedAtEnd(_ line: String) -> String {
  String(line.reversed().drop { $0 == " " }.reversed())
}
