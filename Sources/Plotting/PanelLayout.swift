/// What a panel shows around its axes, and how much room that takes on each side.
struct PanelLayout {
  let frame: PanelFrame
  let size: Double
  let showsXLabel: Bool
  let showsYLabel: Bool
  /// The legend below this panel; empty where one legend serves all.
  let legend: Legend?
  let yTicks: Ticks
  let colourTicks: Ticks
  /// Where the axes are.
  var box = Box()
  private(set) var xTicks = Ticks(named: [])
  private(set) var names: CategoryLabels?
  private(set) var title: [String] = []
  private(set) var moments: [PlacedMoment] = []

  init(_ frame: PanelFrame, size: Double, ticks: Int, showsXLabel: Bool, showsYLabel: Bool, legend: Legend?) {
    (self.frame, self.size, self.legend) = (frame, size, legend)
    self.showsXLabel = showsXLabel && !frame.panel.x.label.isEmpty
    self.showsYLabel = showsYLabel && !frame.panel.y.label.isEmpty
    colourTicks = frame.colours.map { Ticks(in: $0, about: 4) } ?? Ticks(named: [])
    if let map = frame.heatMap, !map.rowLabels.isEmpty {
      yTicks = Ticks(
        named: map.rowLabels.enumerated().map { Axis.Tick(Double($0), shortened(cleaned($1, limit: 100), to: 24)) })
    } else {
      yTicks = frame.panel.y.ticks(in: frame.y, about: ticks, onlyWhole: frame.heatMap != nil)
    }
  }

  var labelSize: Double { size + 1 }

  var left: Double {
    max(6 + yTicks.width(size) + (showsYLabel ? 2 * labelSize : 0), overhang)
  }

  var right: Double {
    guard frame.heatMap != nil else { return size }
    return 1.2 * size + 14 + 12 + colourTicks.width(size) + (colourLabel.isEmpty ? 0 : 1.8 * labelSize)
  }

  var top: Double {
    let lines = Double(title.count) * 1.3 * labelSize + Double(momentRows) * 1.25 * size
    return lines + 0.6 * size
  }

  var bottom: Double {
    let ticks = names.map { $0.height(size: size) } ?? 1.25 * size
    return 10 + ticks + (showsXLabel ? 1.9 * labelSize : 0) + legendHeight
  }

  var legendHeight: Double {
    guard let legend, !legend.entries.isEmpty else { return 0 }
    return 0.7 * size + 1.6 * size * Double(legend.rows(in: box.width, size: size).count)
  }

  var colourLabel: String {
    frame.panel.marks.first(where: \.isHeatMap)?.name ?? ""
  }

  /// How long the labels beside the axes are, which stand upright.
  var sideLabelsHeight: Double {
    labelSize + max(showsYLabel ? textWidth(frame.panel.y.label, size: labelSize) : 0, textWidth(colourLabel, size: labelSize))
  }

  /// How far slanted names reach out to the left of the axes.
  private var overhang: Double {
    guard let names, names.isRotated else { return 0 }
    return names.reach(slot: box.width / (frame.x.high - frame.x.low), size: size)
  }

  private var momentRows: Int { (moments.map(\.row).max() ?? -1) + 1 }

  /// Chooses what depends on how wide the axes are.
  mutating func fit(left: Double, right: Double) {
    (box.left, box.right) = (left, right)
    title = wrapped(frame.panel.title, width: characters(in: box.width, size: labelSize), lines: 2)
    moments = placeMoments()
    let columnNames = frame.heatMap?.columnLabels ?? []
    let slots = columnNames.isEmpty ? frame.categories : columnNames
    if !slots.isEmpty {
      let slot = box.width / (frame.x.high - frame.x.low)
      names = CategoryLabels(slots, slot: slot, size: size)
      return
    }
    let isWhole = frame.heatMap != nil
    for count in (1...9).reversed() {
      xTicks = frame.panel.x.ticks(in: frame.x, about: count, onlyWhole: isWhole)
      if 1.5 * xTicks.width(size) * Double(xTicks.named.count) <= box.width { break }
    }
  }
}

extension Axis {
  /// The places that were asked for and can be seen, or round ones.
  func ticks(in extent: Extent, about count: Int, onlyWhole: Bool) -> Ticks {
    let asked = ticks.filter { extent.contains($0.place) }
    guard asked.isEmpty else {
      return Ticks(named: asked.map { Tick($0.place, shortened(cleaned($0.label, limit: 100), to: 24)) })
    }
    return Ticks(in: extent, about: count, onlyWhole: onlyWhole)
  }
}

extension Ticks {
  /// As wide as the widest name.
  func width(_ size: Double) -> Double {
    named.map { textWidth($0.label, size: size) }.max() ?? 0
  }
}
