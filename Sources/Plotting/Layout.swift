/// Where everything of a figure is on the picture, which is 900 pixels wide and as high as it takes.
///
/// The axes of all panels are equally wide, those of a row equally high; what stands around them has its room measured first, so that
/// nothing lies on anything else.
struct Layout {
  static let width = 900.0
  static let margin = 16.0
  static let titleSize = 19.0

  let title: [String]
  private(set) var panels: [PanelLayout]
  private(set) var height = 0.0
  /// One for all panels, below them; nil where every panel has its own.
  let legend: Legend?
  let size: Double

  init(_ figure: Figure) {
    let frames = figure.panels.map(PanelFrame.init)
    let columns = min(figure.columns, frames.count)
    size = [15, 13, 12, 11.5][min(columns, 4) - 1]
    let ticks = columns == 1 ? (frames.count == 1 ? 6 : 4) : columns == 2 ? 5 : 3
    title = wrapped(
      figure.title, width: characters(in: Self.width - 2 * Self.margin, size: Self.titleSize), lines: 3)
    let shared = Legend(of: frames)
    let isShared = shared.isUnambiguous || frames.count == 1
    legend = isShared ? shared : nil
    let sameX = Set(frames.map(\.panel.x.label)).count == 1
    let sameY = Set(frames.map(\.panel.y.label)).count == 1 && frames.allSatisfy { $0.heatMap == nil }
    let size = size
    panels = frames.enumerated().map { index, frame in
      PanelLayout(
        frame, size: size, ticks: ticks, showsXLabel: !sameX || index + columns >= frames.count,
        showsYLabel: !sameY || index % columns == 0, legend: isShared ? nil : Legend(of: [frame]))
    }
    // Twice: how names under the axes are set depends on the width, and slanted ones need more room on the left.
    placeColumns(columns)
    placeColumns(columns)
    placeRows(columns)
  }

  /// Gives all axes the same width, after the widest numbers and names of each column.
  private mutating func placeColumns(_ columns: Int) {
    let gap = columns > 1 ? size : 0
    let sides = (0..<columns).map { column in
      let members = stride(from: column, to: panels.count, by: columns)
      return (left: members.map { panels[$0].left }.max() ?? 0, right: members.map { panels[$0].right }.max() ?? 0)
    }
    let taken = sides.reduce(0) { $0 + $1.left + $1.right } + Double(columns - 1) * gap
    let width = max(20, (Self.width - 2 * Self.margin - taken) / Double(columns))
    var x = Self.margin
    for column in 0..<columns {
      x += sides[column].left
      for index in stride(from: column, to: panels.count, by: columns) { panels[index].fit(left: x, right: x + width) }
      x += width + sides[column].right + gap
    }
  }

  private mutating func placeRows(_ columns: Int) {
    var y = Self.margin + 1.35 * Self.titleSize * Double(title.count)
    for first in stride(from: 0, to: panels.count, by: columns) {
      let row = first..<min(first + columns, panels.count)
      let top = y + (row.map { panels[$0].top }.max() ?? 0)
      let bottom = top + (row.map { wantedHeight(panels[$0], columns) }.max() ?? 0)
      for index in row { (panels[index].box.top, panels[index].box.bottom) = (top, bottom) }
      y = bottom + (row.map { panels[$0].bottom }.max() ?? 0) + (first + columns < panels.count ? 1.1 : 0.4) * size
    }
    if let legend, !legend.entries.isEmpty {
      y += 0.5 * size + 1.6 * size * Double(legend.rows(in: legendWidth, size: size).count)
    }
    height = (y + 0.5 * Self.margin).rounded(.up)
  }

  private func wantedHeight(_ panel: PanelLayout, _ columns: Int) -> Double {
    if let map = panel.frame.heatMap {
      // As high as its rows want, and as what is written along its sides.
      let wanted = max(24 * Double(map.rows.count), panel.sideLabelsHeight)
      return max(0.25 * panel.box.width, min(0.7 * panel.box.width, wanted))
    }
    return panel.box.width * (columns > 1 ? 0.66 : panels.count == 1 ? 0.5 : 0.3)
  }

  /// The shared legend stands below all panels, as wide as they are.
  var legendLeft: Double { panels.count == 1 ? panels[0].box.left : Self.margin }
  var legendWidth: Double { panels.count == 1 ? panels[0].box.width : Self.width - 2 * Self.margin }
  var legendTop: Double {
    let rows = legend.map { $0.rows(in: legendWidth, size: size).count } ?? 0
    return height - 0.5 * Self.margin - 1.6 * size * Double(rows)
  }
}
