import FourGates
import Foundation
import Plotting
import Testing

@testable import LessonKit

@Suite struct LossSliceTests {
  let slice = LossSlice(
    ParameterPlane(from: [0, 0], towards: [1, 0], and: [0, 1])!,
    paths: [LossSlice.Path("adam", ink: .adam, rows: [[0, 0], [2, 1], [4, 2]])], cells: 5)

  @Test func `the cells reach around all paths with a margin, the top row first`() {
    #expect(slice.xs.count == 5)
    #expect(abs(slice.xs[0] + 0.48) < 1e-6 && abs(slice.xs[4] - 4.48) < 1e-6)
    #expect(slice.ys[0] > 2 && slice.ys[4] < 0)
  }

  @Test func `a path is drawn over the cells that it goes through, and ends in a point`() throws {
    let figure = slice.figure("paths", x: "x", y: "y", losses: slice.ys.map { y in slice.xs.map { 10 + $0 + y } })
    let marks = figure.panels[0].marks
    guard case .heatMap(let map) = marks[0].content, case .line(let x, let y, _) = marks[1].content,
      case .points(let endX, let endY) = marks[2].content
    else { throw Missing() }
    #expect(map.rows.count == 5)
    #expect(abs(map.rows[0][0] - log10(10 + slice.xs[0] + slice.ys[0])) < 1e-12)
    #expect(abs(slice.xs[0] + x[2] * (slice.xs[1] - slice.xs[0]) - 4) < 1e-6)
    #expect(abs(slice.ys[0] + y[2] * (slice.ys[1] - slice.ys[0]) - 2) < 1e-6)
    #expect(endX == [x[2]] && endY == [y[2]])
  }

  @Test func `lines of equal loss lie at round heights, at most ten, as far apart as the caption says`() throws {
    let losses = slice.ys.map { _ in [1e-6, 1e-4, 1e-3, 1, 10] }
    guard case .heatMap(let map) = slice.figure("paths", x: "x", y: "y", losses: losses).panels[0].marks[0].content else {
      throw Missing()
    }
    #expect(map.contours.count <= 10)
    #expect(map.contours == [-6, -5, -4, -3, -2, -1, 0, 1])
    #expect(abs(LossSlice.factorBetweenLines(losses) - 10) < 1e-9)
  }

  @Test func `cells without a finite loss do not stop the figure`() {
    let figure = slice.figure("paths", x: "x", y: "y", losses: slice.ys.map { _ in [.nan, .infinity, 0, -1, .nan] })
    #expect(figure.panels[0].marks.count == 4)
  }

  private struct Missing: Error {}
}
