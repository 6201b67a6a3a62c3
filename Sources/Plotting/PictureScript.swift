/// The script of a picture for SVG, PNG or a window.
struct PictureScript {
  let layout: Layout
  private let canvas: Canvas
  private var script = Script()

  /// - Parameter terminal: the commands that choose the terminal, given the size of the picture in pixels.
  init(_ figure: Figure, output: String?, terminal: (_ width: Int, _ height: Int) -> String) {
    layout = Layout(figure)
    canvas = Canvas(width: Layout.width, height: layout.height)
    open(terminal(Int(Layout.width), Int(layout.height)), output)
    let isGrid = layout.panels.count > 1
    if isGrid { script.add("set multiplot") }
    for (index, panel) in layout.panels.enumerated() {
      script.beginPanel()
      if index == 0 { addWordsOfFigure() }
      add(panel)
    }
    if isGrid { script.add("", "unset multiplot") }
    if output != nil { script.add("unset output") }
  }

  var text: String { script.text }

  private mutating func open(_ terminal: String, _ output: String?) {
    script.add("", "if (GPVAL_VERSION < 5.2) exit error 'gnuplot 5.2 or newer is needed'", "reset", "set encoding utf8")
    script.add(terminal)
    guard let output else { return }
    script.add(
      "# Beside this file, from whichever folder gnuplot is called.",
      "script = exists('ARG0') ? ARG0 : ''",
      "slash = 0",
      "do for [i = 1:strlen(script)] { if (script[i:i] eq '/') { slash = i } }",
      "set output script[1:slash].\(quoted(output))")
  }

  private mutating func addWordsOfFigure() {
    for (line, text) in layout.title.enumerated() {
      let y = Layout.margin + 1.35 * Layout.titleSize * (Double(line) + 0.4)
      canvas.label(text, at: Layout.margin, y, "left", size: Layout.titleSize, in: &script)
    }
    guard let legend = layout.legend else { return }
    canvas.legend(
      legend, left: layout.legendLeft, width: layout.legendWidth, top: layout.legendTop, size: layout.size, in: &script)
  }

  private mutating func add(_ panel: PanelLayout) {
    let box = panel.box
    script.add(
      "set lmargin at screen \(canvas.x(box.left))", "set rmargin at screen \(canvas.x(box.right))",
      "set tmargin at screen \(canvas.y(box.top))", "set bmargin at screen \(canvas.y(box.bottom))")
    addWords(of: panel)
    addAxes(of: panel)
    var elements: [String] = []
    if let map = panel.frame.heatMap {
      let heat = HeatMapElements(map: map, panel: panel)
      elements = heat.elements(in: &script)
      heat.addColourBar(to: &script, canvas)
    }
    let weight = layout.size >= 15 ? 1 : layout.size >= 13 ? 0.85 : 0.7
    elements += MarkElements(frame: panel.frame, weight: weight).elements(in: &script)
    script.plot(elements, x: panel.frame.x, y: panel.frame.y)
  }

  private mutating func addWords(of panel: PanelLayout) {
    let (box, size, words) = (panel.box, panel.size, panel.frame.panel)
    let lineHeight = 1.3 * panel.labelSize
    for (line, text) in panel.title.enumerated() {
      let y = box.top - panel.top + 0.2 * size + lineHeight * (Double(line) + 0.5)
      canvas.label(text, at: box.left, y, "left", size: panel.labelSize, in: &script)
    }
    for moment in panel.moments {
      let y = box.top - 0.9 * size - 1.25 * size * Double(moment.row)
      canvas.label(moment.name, at: moment.middle, y, "center", size: size, colour: Canvas.softInk, in: &script)
    }
    if panel.showsXLabel {
      let y = box.bottom + panel.bottom - panel.legendHeight - 0.8 * panel.labelSize
      let text = shortened(words.x.label, to: characters(in: box.width + panel.left, size: panel.labelSize))
      canvas.label(text, at: (box.left + box.right) / 2, y, "center", size: panel.labelSize, in: &script)
    }
    if panel.showsYLabel {
      let x = box.left - panel.left + 0.7 * panel.labelSize
      let text = shortened(words.y.label, to: characters(in: box.height + panel.top, size: panel.labelSize))
      canvas.label(text, at: x, (box.top + box.bottom) / 2, "center rotate by 90", size: panel.labelSize, in: &script)
    }
    if let legend = panel.legend {
      let top = box.bottom + panel.bottom - panel.legendHeight + 0.5 * size
      canvas.legend(legend, left: box.left, width: box.width, top: top, size: size, in: &script)
    }
    if let emptiness = panel.frame.emptiness {
      script.add("set label \(quoted(emptiness)) at graph 0.5,0.5 center textcolor rgb '\(Canvas.softInk)'")
    }
    for case (let text, .note(let x, let y)) in words.marks.map({ ($0.name, $0.content) }) {
      guard panel.frame.x.contains(x), panel.frame.y.contains(y) else { continue }
      let manner = panel.frame.x.fraction(of: x) > 0.6 ? "right offset -0.7,0" : "left offset 0.7,0"
      let place = "first \(scriptNumber(x)),\(scriptNumber(y))"
      script.add(
        "set label \(quoted(text)) at \(place) \(manner) front font ',\(fixed(size, 1))' textcolor rgb '\(Canvas.ink)'")
    }
  }

  private mutating func addAxes(of panel: PanelLayout) {
    let size = panel.size
    let isHeatMap = panel.frame.heatMap != nil
    let look = "nomirror out scale \(isHeatMap ? "0" : "0.4,0.25") textcolor rgb '\(Canvas.softInk)'"
    script.add("set border \(isHeatMap ? 15 : 3) lc rgb '\(Canvas.frameInk)' lw 1", "unset key")
    let names = panel.names.map { $0.script(size: size) } ?? panel.xTicks.script(size: size)
    script.add("set xtics \(names) \(look)", "set ytics \(panel.yTicks.script(size: size)) \(look)")
    let gridded = panel.names == nil ? "xtics ytics" : "noxtics ytics"
    let hasZero = !panel.frame.categories.isEmpty && panel.frame.y.contains(0)
    script.add(hasZero ? "set xzeroaxis lt 1 lc rgb '\(Canvas.frameInk)' lw 1" : "unset xzeroaxis")
    script.add(isHeatMap ? "unset grid" : "set grid \(gridded) back lt 1 lc rgb '\(Canvas.gridInk)' lw 1")
    if isHeatMap {
      script.add("set object rectangle from graph 0,0 to graph 1,1 behind fillcolor rgb '#d5d5d5' fillstyle solid 1 noborder")
    }
  }
}

extension Ticks {
  /// The list in parentheses that gnuplot takes.
  var list: String {
    let places = named.map { "\(quotedTick($0.label)) \(scriptNumber($0.place))" } + small.map { "'' \(scriptNumber($0)) 1" }
    return "(\(places.joined(separator: ", ")))"
  }

  func script(size: Double) -> String {
    "norotate \(list) font ',\(fixed(size, 1))'"
  }
}

extension CategoryLabels {
  func script(size: Double) -> String {
    let places = labels.enumerated().filter { !$0.element.isEmpty }.map { index, lines in
      "\(lines.map { quotedTick($0) }.joined(separator: ".\"\\n\".")) \(index)"
    }
    return "\(isRotated ? "rotate by 40 right" : "norotate") (\(places.joined(separator: ", "))) font ',\(fixed(size, 1))'"
  }
}
