import Testing

@testable import Plotting

@Suite struct ExtentTests {
  private func extent(_ numbers: [Double], _ scale: Axis.Scale = .linear, range: ClosedRange<Double>? = nil) -> Extent {
    Extent(of: numbers, on: Axis("", scale, range: range), margin: .upFromZero)
  }

  @Test func `numbers near zero are shown from zero, others with a small margin`() {
    #expect((extent([1, 11]).low, extent([1, 11]).high) == (0, 11.5))
    #expect((extent([10, 20]).low, extent([10, 20]).high) == (9.5, 20.5))
    #expect((extent([-11, -1]).low, extent([-11, -1]).high) == (-11.5, 0))
  }

  @Test(arguments: [[3.0], [3, 3, 3], [1e12, 1e12], [-1e-12], [0, 0], [.leastNonzeroMagnitude]])
  func `equal numbers stand in the middle of an axis that has a width`(_ numbers: [Double]) {
    let extent = extent(numbers)
    #expect(extent.low < numbers[0] && numbers[0] < extent.high)
    #expect(!Ticks(in: extent, about: 4).named.isEmpty)
  }

  @Test func `nothing to draw leaves an axis from 0 to 1 that says so`() {
    let empty = extent([.nan, .infinity])
    #expect(empty.isEmpty && empty.low == 0 && empty.high == 1.05)
  }

  @Test func `negative numbers have no place on a logarithmic axis`() {
    let some = extent([-1, 0, 10, 1000], .logarithmic)
    #expect(!some.isEmpty && some.low > 7 && some.low < 10 && some.high > 1000 && some.high < 1400)
    #expect(extent([-1, 0], .logarithmic).isEmpty)
  }

  @Test func `a range is shown as asked, and a logarithmic one begins above zero`() {
    #expect((extent([5], range: 0...1).low, extent([5], range: 0...1).high) == (0, 1))
    let logarithmic = extent([0.5, 5], .logarithmic, range: 0...10)
    #expect((logarithmic.low, logarithmic.high) == (0.5, 10))
    #expect(extent([5], range: 2...2).low < 2)
  }

  @Test func `a point without a place on one axis does not stretch the other`() {
    let panel = Panel(x: Axis(""), y: Axis("", .logarithmic), [.line("", x: [0, 1, 900], y: [1, 10, -1], ink: .model)])
    #expect(PanelFrame(panel).x.high == 1)
  }
}
