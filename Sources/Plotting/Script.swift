/// The text that gnuplot reads: data first, then commands.
struct Script {
  private var data: [String] = []
  private var commands: [String] = []
  private var blocks = 0

  var text: String { (data + commands).joined(separator: "\n") + "\n" }

  mutating func add(_ lines: String...) {
    commands += lines
  }

  /// Keeps a table of numbers inside the script; its name there.
  mutating func block(_ rows: [[Double]]) -> String {
    block(rows.map { $0.map(scriptNumber).joined(separator: " ") })
  }

  /// The same for rows that also hold words made here: numbers as short texts, never a text from outside.
  mutating func block(_ rows: [String]) -> String {
    blocks += 1
    let name = "$data\(blocks)"
    data += ["\(name) << EOD"] + rows + ["EOD"]
    return name
  }

  /// Begins a panel without what the one before has left: its words, and its logarithmic axes, on which ticks are read otherwise.
  mutating func beginPanel() {
    add("", "unset label", "unset arrow", "unset object", "unset logscale")
  }

  /// One plot of all elements; of nothing, so that axes and words appear, where there are none.
  mutating func plot(_ elements: [String], x: Extent, y: Extent) {
    add("set xrange \(x.script)", "set yrange \(y.script)")
    if x.scale == .logarithmic { add("set logscale x") }
    if y.scale == .logarithmic { add("set logscale y") }
    add("plot " + (elements.isEmpty ? ["NaN notitle"] : elements).joined(separator: ", \\\n  "))
  }
}
