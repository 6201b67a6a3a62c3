import Dispatch
import Testing

@testable import Tensors

@Suite struct `The numbers of a tensor` {
  @Test func `are a value: a copy keeps what it had`() {
    let first = Numbers([1, 2, 3])
    var second = first
    second[1] = 7
    second.withUnsafeMutableBufferPointer { $0[2] = 8 }
    #expect(first.array == [1, 2, 3] && second.array == [1, 7, 8])
  }

  @Test func `change where they stand if nobody else has them`() {
    var numbers = Numbers(repeating: 1, count: 100)
    let before = numbers.withUnsafeBufferPointer { $0.baseAddress }
    numbers[99] = 2
    #expect(numbers.withUnsafeBufferPointer { $0.baseAddress } == before)
  }

  @Test func `are equal as numbers are`() {
    #expect(Numbers([0, 1]) == Numbers([-0.0, 1]) && Numbers([0, 1]) != Numbers([0]) && Numbers([.nan]) != Numbers([.nan]))
    #expect(Numbers.none == Numbers([]) && Numbers.none.isEmpty)
  }

  @Test(arguments: 0..<4)
  func `go to a place among others`(_ place: Int) {
    let all = Numbers(8) { all in
      all.initialize(repeating: 0)
      Numbers([1, 2, 3, 4, 5]).copy(1..<4, to: all, at: place)
    }
    #expect(all.array == [Scalar](repeating: 0, count: place) + [2, 3, 4] + [Scalar](repeating: 0, count: 5 - place))
  }

  @Test func `may be dropped by another thread than made them`() {
    let made = (0..<64).map { Numbers(repeating: Scalar($0), count: 1 + $0 * 20) }
    let sums = (0..<3).map { _ in Sums() }
    DispatchQueue.concurrentPerform(iterations: 3) { part in
      for round in 0..<10 {
        // Each thread makes numbers out of others', and drops them in the next round.
        sums[part].all = made.map { numbers in Numbers(numbers.map { $0 + Scalar(round) }) }
      }
    }
    for sums in sums { #expect(zip(sums.all, made).allSatisfy { sum, one in sum == Numbers(one.map { $0 + 9 }) }) }
  }

  private final class Sums: @unchecked Sendable {
    var all: [Numbers] = []
  }

  @Test func `stand in shapes of any number of sizes`() {
    let (one, same, other) = (Shape([2, 3, 4]), Shape([2, 3, 4]), Shape([4, 3, 2]))
    #expect(one == same && one != other && one != Shape([2, 12]))
    #expect(one.sizes == [2, 3, 4] && other.sizes == [4, 3, 2] && one.count == 24)
    #expect(Shape([2, 3, 4, 5, 6]).sizes == [2, 3, 4, 5, 6])
  }

  @Test(arguments: [[], [7], [0], [2, 3], [0, 5_000_000_000], [5_000_000_000], [1, 2, 3]])
  func `keep their sizes, also where they are beyond 32 bits`(_ sizes: [Int]) {
    #expect(Shape(sizes).sizes == sizes && Shape(sizes) == Shape(sizes) && Shape(sizes).count == sizes.reduce(1, *))
    #expect((Shape(sizes).matrix != nil) == (sizes == [2, 3]))
  }
}
