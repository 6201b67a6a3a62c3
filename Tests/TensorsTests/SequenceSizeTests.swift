import Testing

@testable import Tensors

@Suite struct `The shards of a batch` {
  @Test func `are two halves where there is enough to add, and one where there is not`() {
    func shards(_ batch: Int, steps: Int, sums: Int = 10_000, multiplications: Int = 1_000_000) -> [Range<Int>] {
      SequenceSize(steps: steps, batch: batch, inputs: 1, hidden: 50).shards(sums: sums, multiplications: multiplications)
    }
    #expect(shards(33, steps: 20) == [0..<16, 16..<33])
    #expect(shards(23, steps: 50) == [0..<23])
    #expect(shards(33, steps: 15) == [0..<33])
    #expect(shards(33, steps: 20, sums: 1_000_000) == [0..<33])
    #expect(shards(33, steps: 20, multiplications: 100_000) == [0..<33])
  }

  @Test func `have about as many steps each, and not as many members`() {
    let lengths = Array(repeating: 30, count: 10) + Array(repeating: 10, count: 30)
    let size = SequenceSize(steps: 30, batch: 40, inputs: 1, hidden: 50, lengths: lengths)
    #expect(size.shards(sums: 10_000, multiplications: 1_000_000) == [0..<10, 10..<40])
  }

  @Test func `are the same on any number of threads`() {
    let size = SequenceSize(steps: 20, batch: 33, inputs: 1, hidden: 50)
    for threads in 1...4 {
      Threads.$limit.withValue(threads) {
        #expect(size.shards(sums: 10_000, multiplications: 1_000_000).count == 2)
      }
    }
  }
}
