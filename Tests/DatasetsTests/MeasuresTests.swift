import Datasets
import Testing

@Suite struct `A median` {
  @Test func `is the number in the middle, or half way between two`() {
    #expect(median([5]) == 5)
    #expect(median([3, 1, 2]) == 2)
    #expect(median([4, 1, 2, 9]) == 3)
  }

  @Test func `counts NaN as the largest`() {
    #expect(median([.nan, 1, 2]) == 2)
    #expect(median([.nan, .nan, 1]).isNaN)
    #expect(median([2, .nan, 1, -.infinity, .infinity]) == 2)
  }

  @Test func `refuses to be that of nothing`() async {
    let result = await #expect(processExitsWith: .exitCode(70), observing: [\.standardErrorContent]) { _ = median([]) }
    #expect(
      String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
        == "FourGates: a median needs at least one number, and got none.\n")
  }
}
