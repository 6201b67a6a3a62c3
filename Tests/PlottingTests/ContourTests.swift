import Testing

@testable import Plotting

@Suite struct ContourTests {
  @Test func `a line of equal height lies between the cells, where the height would be`() {
    let lines = ContourLines(rows: [[0, 0], [4, 4]])
    #expect(lines.pieces(at: 1) == [.init(from: .init(x: 1, y: 0.25), to: .init(x: 0, y: 0.25))])
    #expect(lines.pieces(at: 5) == [])
  }

  @Test func `around a peak the pieces close to a ring`() {
    let pieces = ContourLines(rows: [[0, 0, 0], [0, 1, 0], [0, 0, 0]]).pieces(at: 0.5)
    #expect(pieces.count == 4)
    let ends = pieces.flatMap { [$0.from, $0.to] }
    for end in ends {
      #expect(ends.count { $0 == end } == 2)
      #expect(abs(end.x - 1) + abs(end.y - 1) == 0.5)
    }
  }

  @Test(arguments: [(9.0, 1.0), (1.0, 9.0)])
  func `at a saddle the middle decides which corners are joined`(high: Double, joined: Double) {
    // The corners upper left and lower right have `high`; the middle is 5 in both cases.
    let pieces = ContourLines(rows: [[high, joined], [joined, high]]).pieces(at: 4)
    #expect(pieces.count == 2)
    let isCutOff = pieces.contains { ($0.from.y == 0 && $0.to.x == 0) || ($0.from.x == 0 && $0.to.y == 0) }
    #expect(isCutOff == (high == 1))
  }

  @Test func `cells that are not finite have no lines around them`() {
    #expect(ContourLines(rows: [[0, .nan, 0], [1, 1, 1]]).pieces(at: 0.5) == [])
  }

  @Test func `a picture draws the lines of a heat map over its colours`() {
    let figure = Figure("loss", x: Axis("x"), y: Axis("y"), [.heatMap("loss", rows: [[0, 0], [4, 4]], contours: [1, 9])])
    let script = PictureScript(figure, output: nil) { _, _ in "set terminal svg" }.text
    #expect(script.contains("1.0 0.25\n0.0 0.25\n"))
    #expect(script.components(separatedBy: "with lines lw 0.7").count == 2)
  }

  @Test func `the axis of a heat map names round numbers where their cells would be`() {
    let axis = Axis("distance", cells: [-1, -0.5, 0, 0.5, 1])
    #expect(axis.ticks.first { $0.label == "0" }?.place == 2)
    #expect(axis.ticks.first { $0.label == "1" || $0.label == "1.0" }?.place == 4)
    let down = Axis("distance", cells: [1, 0.5, 0])
    #expect(down.ticks.first { $0.label == "0" }?.place == 2)
  }
}
