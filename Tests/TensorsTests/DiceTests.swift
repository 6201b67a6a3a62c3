import Testing

@testable import Tensors

@Suite struct `The dice` {
  @Test func `follow the published generator`() {
    var dice = Dice(state: [1, 2, 3, 4])
    #expect((0..<4).map { _ in dice.next() } == [41_943_041, 58_720_359, 3_588_806_011_781_223, 3_591_011_842_654_386])
  }

  @Test func `fill their state from the seed by the published filler`() {
    #expect(
      Dice(seed: 0).state
        == [0xE220_A839_7B1D_CDAF, 0x6E78_9E6A_A1B9_65F4, 0x06C4_5D18_8009_454F, 0xF88B_B8A8_724C_81EC])
  }

  @Test func `go on from a state that was written down`() {
    var dice = Dice(seed: 5)
    _ = dice.normal()
    var other = Dice(state: dice.state)
    #expect((0..<10).map { _ in dice.next() } == (0..<10).map { _ in other.next() })
  }

  @Test func `are uniform between their bounds`() {
    var dice = Dice(seed: 1)
    let rolls = (0..<100_000).map { _ in dice.uniform(in: -1...3) }
    #expect(rolls.allSatisfy { (-1...3).contains($0) })
    #expect(abs(rolls.reduce(0, +) / 100_000 - 1) < 0.02)
    #expect(abs(rolls.count { $0 < 0 } - 25_000) < 600)
  }

  @Test func `are normal with mean 0 and deviation 1`() {
    var dice = Dice(seed: 1)
    let rolls = (0..<100_000).map { _ in dice.normal() }
    #expect(abs(rolls.reduce(0, +) / 100_000) < 0.01)
    #expect(abs(rolls.reduce(0) { $0 + $1 * $1 } / 100_000 - 1) < 0.02)
    #expect(abs(rolls.count { abs($0) < 1 } - 68_269) < 700)
  }

  @Test func `shuffle every number once, each order as likely as the others`() {
    var dice = Dice(seed: 3)
    #expect(dice.permutation(of: 50).sorted() == Array(0..<50))
    var counts: [[Int]: Int] = [:]
    for _ in 0..<6000 { counts[dice.permutation(of: 3), default: 0] += 1 }
    #expect(counts.count == 6)
    #expect(counts.values.allSatisfy { abs($0 - 1000) < 150 })
    #expect(dice.permutation(of: 0) == [])
  }

  @Test func `split without disturbing each other`() {
    var dice = Dice(seed: 8)
    var other = dice.split()
    var copy = Dice(seed: 8)
    _ = copy.split()
    for _ in 0..<5 { _ = other.next() }
    #expect(dice.next() == copy.next())
  }
}
