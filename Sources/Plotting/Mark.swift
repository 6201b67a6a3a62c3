/// One thing drawn in a panel: a line, points, bars, a heat map, a level.
///
/// Numbers that are not finite leave a gap, in every mark. A name that is not empty stands in the legend, outside the curves.
public struct Mark: Equatable, Sendable {
  /// What is drawn, with its numbers.
  public enum Content: Equatable, Sendable {
    case line(x: [Double], y: [Double], dashed: Bool)
    case points(x: [Double], y: [Double])
    case band(x: [Double], low: [Double], high: [Double])
    case bars(labels: [String], heights: [Double])
    case heatMap(HeatMap)
    case level(Double)
    case moment(Double)
    case note(x: Double, y: Double)
  }

  /// Its words in the legend, or beside the colour bar; the text of a note.
  public let name: String
  public let ink: Ink
  public let content: Content

  /// A line through points in their order; without `x`, at 0, 1, 2, …
  ///
  /// - Precondition: as many x as y.
  public static func line(
    _ name: String, x: [Double]? = nil, y: [Double], ink: Ink, dashed: Bool = false
  ) -> Mark {
    let places = x ?? y.indices.map(Double.init)
    requireEqual(name, ("x", places.count), ("y", y.count))
    return Mark(name: name, ink: ink, content: .line(x: places, y: y, dashed: dashed))
  }

  /// Points that nothing joins; without `x`, at 0, 1, 2, …
  ///
  /// - Precondition: as many x as y.
  public static func points(_ name: String, x: [Double]? = nil, y: [Double], ink: Ink) -> Mark {
    let places = x ?? y.indices.map(Double.init)
    requireEqual(name, ("x", places.count), ("y", y.count))
    return Mark(name: name, ink: ink, content: .points(x: places, y: y))
  }

  /// A light area between two curves, such as the smallest and the largest of ten runs.
  ///
  /// - Precondition: as many low, and as many high, as x.
  public static func band(_ name: String, x: [Double]? = nil, low: [Double], high: [Double], ink: Ink) -> Mark {
    let places = x ?? low.indices.map(Double.init)
    requireEqual(name, ("x", places.count), ("low", low.count))
    requireEqual(name, ("x", places.count), ("high", high.count))
    return Mark(name: name, ink: ink, content: .band(x: places, low: low, high: high))
  }

  /// A bar a label, from zero up; several of these in one panel stand side by side, a group a label.
  ///
  /// On a logarithmic axis they stand on the lower end of the axis.
  ///
  /// - Precondition: as many labels as heights.
  public static func bars(_ name: String, labels: [String], heights: [Double], ink: Ink) -> Mark {
    requireEqual(name, ("labels", labels.count), ("heights", heights.count))
    return Mark(name: name, ink: ink, content: .bars(labels: labels, heights: heights))
  }

  /// A table as colours, its first row at the top; `name` stands beside the colour bar.
  ///
  /// A diverging scale is white at zero, and without a range as wide on both sides. Cells that are not finite stay grey. A picture
  /// has thin lines of equal height at `contours`.
  ///
  /// - Precondition: at least one cell; all rows equally long; as many labels as rows, or columns, or none.
  public static func heatMap(
    _ name: String, rows: [[Double]], scale: HeatMap.Scale = .sequential, range: ClosedRange<Double>? = nil,
    rowLabels: [String] = [], columnLabels: [String] = [], showsValues: Bool = false,
    contours: [Double] = []
  ) -> Mark {
    let columns = rows.first?.count ?? 0
    guard columns > 0 else { refuse("the heat map “\(name)” has no cells.") }
    for row in rows { requireEqual(name, ("cells in the first row", columns), ("cells in another row", row.count)) }
    if !rowLabels.isEmpty { requireEqual(name, ("rows", rows.count), ("row labels", rowLabels.count)) }
    if !columnLabels.isEmpty { requireEqual(name, ("columns", columns), ("column labels", columnLabels.count)) }
    let map = HeatMap(
      rows: rows, scale: scale, range: range, rowLabels: rowLabels, columnLabels: columnLabels, showsValues: showsValues,
      contours: contours)
    return Mark(name: name, ink: .data, content: .heatMap(map))
  }

  /// A horizontal line from side to side: a noise floor, a dumb baseline.
  public static func level(_ name: String, at height: Double, ink: Ink = .floor) -> Mark {
    Mark(name: name, ink: ink, content: .level(height))
  }

  /// A vertical line from bottom to top, with its name beside it: "training ends here".
  public static func moment(_ name: String, at place: Double) -> Mark {
    Mark(name: name, ink: .baseline, content: .moment(place))
  }

  /// A few words at a place of the panel.
  public static func note(_ text: String, x: Double, y: Double) -> Mark {
    Mark(name: text, ink: .truth, content: .note(x: x, y: y))
  }

  private static func requireEqual(_ name: String, _ one: (what: String, count: Int), _ other: (what: String, count: Int)) {
    guard one.count == other.count else {
      refuse("“\(name)” needs as many \(one.what) as \(other.what), and got \(one.count) and \(other.count).")
    }
  }
}
