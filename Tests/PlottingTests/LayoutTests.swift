import Testing

@testable import Plotting

@Suite struct LayoutTests {
  @Test(arguments: [Figure.line, .everyMark, .manyPanels])
  func `every panel has its room, and none reaches into another`(_ figure: Figure) {
    let layout = Layout(figure)
    let outer = layout.panels.map { panel in
      Box(
        left: panel.box.left - panel.left, top: panel.box.top - panel.top, right: panel.box.right + panel.right,
        bottom: panel.box.bottom + panel.bottom)
    }
    for (index, box) in outer.enumerated() {
      #expect(box.left >= 0 && box.right <= Layout.width && box.top >= 0 && box.bottom <= layout.height)
      #expect(layout.panels[index].box.width > 80 && layout.panels[index].box.height > 50)
      for other in outer[..<index] {
        let isApart = box.left >= other.right || other.left >= box.right || box.top >= other.bottom || other.top >= box.bottom
        #expect(isApart, "panel \(index)")
      }
    }
    #expect(layout.legendTop >= outer.map(\.bottom).max()!)
  }

  @Test(arguments: [("window (steps)", "error"), ("unit", "free-run RMSE")])
  func `a heat map of few rows is as high as the labels beside it`(_ yLabel: String, _ name: String) {
    let panel = Panel(x: Axis("units"), y: Axis(yLabel), [.heatMap(name, rows: [[1, 2], [3, 4]])])
    for columns in [2, 3] {
      let layout = Layout(Figure("", columns: columns, panels: Array(repeating: panel, count: columns)))
      for panel in layout.panels {
        let room = characters(in: panel.box.height, size: panel.labelSize)
        #expect(room >= max(yLabel.count, name.count), "\(columns) columns")
      }
    }
  }

  @Test func `one legend serves all panels, unless a sample would have two names`() {
    func figure(_ names: String...) -> Figure {
      Figure("", columns: 2, panels: names.map { Panel(x: Axis(""), y: Axis(""), [.line($0, y: [1, 2], ink: .model)]) })
    }
    #expect(Layout(figure("LSTM", "LSTM")).legend?.entries.map(\.name) == ["LSTM"])
    #expect(Layout(figure("LSTM", "GRU")).legend == nil)
    #expect(Layout(figure("LSTM", "GRU")).panels.map { $0.legend?.entries.map(\.name) } == [["LSTM"], ["GRU"]])
  }

  @Test func `a legend fills rows that fit its width`() {
    let marks = (0..<8).map { Mark.line("a rather long name \($0)", y: [1, 2], ink: .series($0)) }
    let frame = PanelFrame(Panel(x: Axis(""), y: Axis(""), marks))
    let rows = Legend(of: [frame]).rows(in: 600, size: 15)
    #expect(rows.map(\.count) == [2, 2, 2, 2])
    #expect(rows.joined().allSatisfy { $0.x >= 0 && $0.x < 600 })
  }

  @Test func `names of groups are broken into lines, or slanted where that is not enough`() {
    #expect(CategoryLabels(["a", "b"], slot: 100, size: 12).labels == [["a"], ["b"]])
    #expect(CategoryLabels(["last padded step"], slot: 60, size: 12).labels == [["last", "padded", "step"]])
    #expect(CategoryLabels(["incomprehensible"], slot: 50, size: 12).isRotated)
    #expect(CategoryLabels((0..<90).map(String.init), slot: 6, size: 12).labels.filter { !$0.isEmpty }.count == 30)
  }

  @Test func `names of moments that are near each other stand in two rows`() {
    let panel = Panel(
      x: Axis(""), y: Axis(""),
      [.line("", y: [1, 2, 3], ink: .model), .moment("best model", at: 1), .moment("early stop", at: 1.1)])
    let layout = Layout(Figure("", panels: [panel]))
    #expect(layout.panels[0].moments.map(\.row) == [0, 1])
  }
}
