import Testing

@testable import Plotting

@Suite struct InkTests {
  @Test(arguments: [
    [Ink.truth, .data, .model, .secondModel, .thirdModel, .fourthModel, .baseline, .floor],
    [.training, .validation, .floor, .baseline],
    [.forget, .learn, .remember, .use],
    [.sgd, .momentum, .adam, .floor, .baseline],
    [.elman, .lstm, .peephole, .gru],
    (0..<8).map(Ink.series),
  ])
  func `inks that meet in a figure differ in colour, and in dashes or point shape`(_ inks: [Ink]) {
    let looks = inks.map(\.look)
    #expect(Set(looks.map(\.colour)).count >= looks.count - 1)
    #expect(Set(looks.map { "\($0.dashes) \($0.point)" }).count == looks.count)
  }

  @Test func `after eight series, and before the first, the colours begin again`() {
    #expect(Ink.series(8).look == Ink.series(0).look)
    #expect(Ink.series(-1).look == Ink.series(7).look)
  }

  @Test(arguments: [HeatMap.Scale.sequential, .diverging])
  func `numbers on a heat map are light on dark colours and dark on light ones`(_ scale: HeatMap.Scale) {
    let palette = Palette(scale)
    #expect(palette.ink(on: 0) == 0xFFFFFF)
    #expect(palette.ink(on: scale == .sequential ? 1 : 0.5) == 0x222222)
  }
}
