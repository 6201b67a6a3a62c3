import Plotting
import Testing

@Suite struct MarkTests {
  @Test func `a line without places stands at 0, 1, 2`() {
    #expect(Mark.line("a", y: [5, 6, 7], ink: .model).content == .line(x: [0, 1, 2], y: [5, 6, 7], dashed: false))
  }

  @Test func `a figure of one panel hands its axes and marks to it`() {
    #expect(Figure.line.panels.count == 1)
    #expect(Figure.line.panels[0].x == Axis("step"))
    #expect(Figure.line.panels[0].marks.map(\.name) == ["wave"])
  }

  @Test func `as many places as numbers, or a sentence`() async {
    let result = await #expect(processExitsWith: .exitCode(70), observing: [\.standardErrorContent]) {
      _ = Mark.line("loss", x: [1, 2, 3], y: [1, 2], ink: .model)
    }
    let message = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(message == "FourGates: “loss” needs as many x as y, and got 3 and 2.\n")
  }

  @Test func `the rows of a heat map are equally long, or a sentence`() async {
    let result = await #expect(processExitsWith: .exitCode(70), observing: [\.standardErrorContent]) {
      _ = Mark.heatMap("gate", rows: [[1, 2], [3]])
    }
    let message = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(message.contains("“gate” needs as many cells in the first row as cells in another row, and got 2 and 1."))
  }

  @Test func `a figure without panels is refused`() async {
    let result = await #expect(processExitsWith: .exitCode(70), observing: [\.standardErrorContent]) {
      _ = Figure("empty", panels: [])
    }
    let message = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(message.contains("the figure “empty” has no panel."))
  }
}
