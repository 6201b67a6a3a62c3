import Foundation
import Testing

@testable import Datasets

@Suite struct `The correlation of two rows` {
  @Test func `is 1 or −1 on a straight line, and 0 where one does not change`() {
    #expect(abs(correlation([1, 2, 4], [3, 5, 9]) - 1) < 1e-12)
    #expect(abs(correlation([1, 2, 4], [0, -1, -3]) + 1) < 1e-12)
    #expect(correlation([1, 2, 4], [7, 7, 7]) == 0)
  }

  @Test func `is the number that one works out by hand`() {
    // Off their means: −1, 0, 1 and −1, 1, 0: 1 / √(2 · 2).
    #expect(abs(correlation([1, 2, 3], [1, 3, 2]) - 0.5) < 1e-12)
  }

  @Test func `refuses to be that of rows of different lengths`() async {
    let result = await #expect(processExitsWith: .exitCode(70), observing: [\.standardErrorContent]) {
      _ = correlation([1], [1, 2])
    }
    #expect(
      String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
        == "FourGates: a correlation needs two rows of equally many values, at least one, and got 1 and 2.\n")
  }
}
