import Testing

@testable import Plotting

@Suite struct TicksTests {
  private func labels(_ low: Double, _ high: Double, _ scale: Axis.Scale = .linear, about count: Int = 5) -> [String] {
    let extent = Extent(of: [low, high], on: Axis("", scale, range: low...high), margin: .none)
    return Ticks(in: extent, about: count).named.map(\.label)
  }

  @Test func `round places with as many decimals as they need`() {
    #expect(labels(0, 1) == ["0", "0.2", "0.4", "0.6", "0.8", "1.0"])
    #expect(labels(-3, 209) == ["0", "50", "100", "150", "200"])
    #expect(labels(1, 1.0005) == ["1.0000", "1.0001", "1.0002", "1.0003", "1.0004", "1.0005"])
  }

  @Test func `very large and very small numbers are written with powers of ten`() {
    #expect(labels(0, 3e12, about: 3) == ["0", "1·10¹²", "2·10¹²", "3·10¹²"])
    #expect(labels(0, 2e-6, about: 4) == ["0", "0.5·10⁻⁶", "1.0·10⁻⁶", "1.5·10⁻⁶", "2.0·10⁻⁶"])
  }

  @Test func `a logarithmic axis names powers of ten, and skips some where there are many`() {
    #expect(labels(0.001, 10, .logarithmic) == ["0.001", "0.01", "0.1", "1", "10"])
    #expect(labels(1e-6, 1, .logarithmic, about: 7) == ["10⁻⁶", "10⁻⁵", "10⁻⁴", "10⁻³", "10⁻²", "10⁻¹", "10⁰"])
    #expect(labels(1e-21, 1, .logarithmic, about: 3) == ["10⁻¹⁶", "10⁻⁸", "10⁰"])
    #expect(labels(1.5, 6, .logarithmic) == ["2", "5"])
    #expect(labels(1.1, 1.9, .logarithmic, about: 4).count >= 3)
  }

  @Test func `rows and columns are counted in whole numbers`() {
    let ticks = Ticks(in: Extent(low: -0.5, high: 2.5), about: 8, onlyWhole: true)
    #expect(ticks.named.map(\.label) == ["0", "1", "2"])
  }
}
