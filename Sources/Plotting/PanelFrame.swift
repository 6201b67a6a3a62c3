/// A panel together with what its axes show.
struct PanelFrame: Equatable {
  let panel: Panel
  let x: Extent
  let y: Extent
  /// The names under the groups of bars, each once, in the order in which they first appear.
  let categories: [String]
  let heatMap: HeatMap?
  /// The ends of the colour bar.
  let colours: Extent?

  init(_ panel: Panel) {
    self.panel = panel
    var names: [String] = []
    for case .bars(let labels, _) in panel.marks.map(\.content) {
      names += labels.filter { !names.contains($0) }
    }
    categories = names
    heatMap = panel.heatMap
    if let heatMap {
      x = Extent(low: -0.5, high: Double(heatMap.rows[0].count) - 0.5)
      y = Extent(low: -0.5, high: Double(heatMap.rows.count) - 0.5, isReversed: true)
      colours = heatMap.extent
    } else {
      let points = panel.marks.flatMap { $0.places(on: panel) }
      let hasPoints = panel.marks.contains { if case .points = $0.content { true } else { false } }
      x =
        names.isEmpty
        ? Extent(of: points.map(\.x), on: panel.x, margin: hasPoints ? .small : .none)
        : Extent(low: -0.6, high: Double(names.count) - 0.4)
      y = Extent(of: points.map(\.y), on: panel.y, margin: .upFromZero)
      colours = nil
    }
  }

  /// Why there is nothing to see, in words that stand in the middle of the panel.
  var emptiness: String? {
    if heatMap != nil { return colours?.isEmpty == true ? "no finite numbers" : nil }
    guard y.isEmpty || x.isEmpty else { return nil }
    return panel.marks.isEmpty ? "nothing to draw" : y.scale == .logarithmic ? "no positive numbers" : "no finite numbers"
  }
}

extension Panel {
  /// The first heat map; a panel has one at most.
  var heatMap: HeatMap? {
    for case .heatMap(let map) in marks.map(\.content) { return map }
    return nil
  }
}

extension HeatMap {
  /// What the colour bar shows.
  var extent: Extent {
    let numbers = rows.joined().filter(isDrawable)
    var axis = Axis("", range: range)
    if scale == .diverging, range == nil, let largest = numbers.map({ abs($0) }).max(), largest > 0 {
      axis.range = -largest...largest
    }
    return Extent(of: Array(numbers), on: axis, margin: .none)
  }
}

extension Mark {
  /// Every point that the axes have to show; NaN in one coordinate asks nothing of that axis.
  func places(on panel: Panel) -> [(x: Double, y: Double)] {
    switch content {
    case .line(let x, let y, _), .points(let x, let y):
      // A point without a place on one axis is not drawn, and does not stretch the other.
      return zip(x, y).filter { Extent.has(place: $0, on: panel.x.scale) && Extent.has(place: $1, on: panel.y.scale) }
        .map { (x: $0, y: $1) }
    case .band(let x, let low, let high):
      return zip(x, low).map { (x: $0, y: $1) } + zip(x, high).map { (x: $0, y: $1) }
    case .bars(_, let heights):
      return (heights + (panel.y.scale == .linear ? [0] : [])).map { (x: .nan, y: $0) }
    case .heatMap: return []
    case .level(let height): return [(x: .nan, y: height)]
    case .moment(let place): return [(x: place, y: .nan)]
    case .note(let x, let y): return [(x: x, y: y)]
    }
  }
}
