import Testing

@testable import Plotting

private let isInstalled = (try? Gnuplot().version()) != nil

@Suite struct TextTests {
  @Test(.enabled(if: isInstalled, "gnuplot is not installed: `make setup` installs it"), arguments: [40, 80, 120])
  func `no line is wider than the terminal`(_ columns: Int) throws {
    for figure in [Figure.line, .everyMark, .manyPanels] {
      let lines = try Gnuplot().text(of: figure, columns: columns, rows: 16).split(
        separator: "\n", omittingEmptySubsequences: false)
      #expect(lines.allSatisfy { $0.count <= columns })
      #expect(lines.contains { $0.contains("seed 20") || figure != .manyPanels })
    }
  }

  @Test(.enabled(if: isInstalled, "gnuplot is not installed: `make setup` installs it"))
  func `a line stands under its title, over its axis and its legend`() throws {
    let text = try Gnuplot().text(of: .line, columns: 60, rows: 16)
    #expect(text.hasPrefix("A wave\n\nvalue\n"))
    #expect(text.contains("** wave") && text.contains("step") && text.contains("+-----"))
    #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count == 19)
  }

  @Test func `bars are rows with their numbers`() throws {
    let text = try Gnuplot(executable: "/nowhere").text(
      of: Figure("", x: Axis("task"), y: Axis("accuracy"), [.bars("RNN", labels: ["adding"], heights: [0.5], ink: .elman)]),
      columns: 60)
    #expect(text.hasPrefix("accuracy by task\nadding RNN ====") && text.hasSuffix("= 0.5\n"))
  }

  @Test func `a heat map is dense where numbers are high, and a table where they are asked for`() throws {
    func text(_ showsValues: Bool) throws -> String {
      try Gnuplot(executable: "/nowhere").text(
        of: Figure(
          "", x: Axis("step"), y: Axis("unit"), [.heatMap("gate", rows: [[0, 1], [1, .nan]], showsValues: showsValues)]))
    }
    #expect(try text(false) == "unit\n0     @@@@\n1 @@@@????\n  step\ngate: 0 [ .:-=+*#%@] 1\n")
    #expect(try text(true) == "unit\n    0  1\n0   0  1\n1   1  –\n  step\ngate: 0 [ .:-=+*#%@] 1\n")
  }
}
