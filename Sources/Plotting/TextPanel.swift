/// A panel in characters: gnuplot draws what is between the axes, the words around it are set here.
struct TextPanel {
  let frame: PanelFrame
  let width: Int
  let height: Int

  /// Printed after each picture, and nowhere else: control characters are taken out of every text.
  private static let end: Character = "\u{1E}"

  var isDrawnByGnuplot: Bool { frame.heatMap == nil && frame.categories.isEmpty }

  static func begin(_ script: inout Script) {
    script.add("", "if (GPVAL_VERSION < 5.2) exit error 'gnuplot 5.2 or newer is needed'", "reset", "set encoding utf8")
    script.add("set print '-'", "unset key", "set border 3")
  }

  /// What gnuplot printed, picture by picture, in lines.
  static func pictures(in output: String) -> [[String]] {
    output.split(separator: end).map { picture in
      picture.split(separator: "\n").map { line in line.filter { $0 != "\u{0C}" } }
    }
  }

  /// All lines of the panel, none longer than its width.
  func lines(around picture: [String]) -> [String] {
    if let map = frame.heatMap { return above + TextHeatMap(map: map, frame: frame, width: width, height: height).lines }
    if !frame.categories.isEmpty { return above + TextBars(frame: frame, width: width).lines }
    let side = String(repeating: " ", count: leftMargin)
    let label = shortened(cleaned(frame.panel.x.label, limit: width), to: width)
    let indent = String(repeating: " ", count: max(0, min(width - label.count, (width + leftMargin - label.count) / 2)))
    return above + picture + (label.isEmpty ? [] : [indent + label])
      + TextMarks(frame: frame).legend(width - leftMargin).map { side + $0 }
  }

  /// The panel's title, and what its vertical axis measures.
  private var above: [String] {
    let label = frame.categories.isEmpty || frame.heatMap != nil ? frame.panel.y.label : ""
    return wrapped(frame.panel.title, width: width, lines: 2)
      + (label.isEmpty ? [] : [shortened(cleaned(label, limit: width), to: width)])
  }

  private var pictureHeight: Int {
    let legend = TextMarks(frame: frame).legend(width - leftMargin).count
    return max(7, height - above.count - legend - (frame.panel.x.label.isEmpty ? 0 : 1))
  }

  private var yTicks: Ticks { frame.panel.y.ticks(in: frame.y, about: max(2, height / 5), onlyWhole: false) }

  private var leftMargin: Int { min(width / 3, (yTicks.named.map(\.label.count).max() ?? 0) + 2) }

  private var xTicks: Ticks {
    for count in (2...8).reversed() {
      let ticks = frame.panel.x.ticks(in: frame.x, about: count, onlyWhole: false)
      if ticks.named.reduce(0, { $0 + $1.label.count + 3 }) < width - leftMargin { return ticks }
    }
    return frame.panel.x.ticks(in: frame.x, about: 1, onlyWhole: false)
  }

  func add(to script: inout Script) {
    script.beginPanel()
    script.add(
      "set terminal dumb size \(width),\(pictureHeight) noenhanced",
      "set lmargin \(leftMargin)", "set rmargin 3", "set tmargin 0", "set bmargin 1",
      "set xtics nomirror scale 0 \(xTicks.list)", "set ytics nomirror scale 0 \(yTicks.list)")
    for mark in frame.panel.marks {
      guard case .note(let x, let y) = mark.content, frame.x.contains(x), frame.y.contains(y) else { continue }
      let manner = frame.x.fraction(of: x) > 0.5 ? "right" : "left"
      script.add("set label \(quoted(mark.name)) at first \(scriptNumber(x)),\(scriptNumber(y)) \(manner)")
    }
    if let emptiness = frame.emptiness { script.add("set label \(quoted(emptiness)) at graph 0.5,0.5 center") }
    let elements = TextMarks(frame: frame).elements(columns: width, in: &script)
    script.plot(elements, x: frame.x, y: frame.y)
    script.add("print \"\\036\"")
  }
}
