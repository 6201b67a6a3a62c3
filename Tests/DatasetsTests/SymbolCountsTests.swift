import Foundation
import Tensors
import Testing

@testable import Datasets

@Suite struct `Counts of n-grams` {
  /// 0 1 0 1 1: five symbols of two kinds; after 0 comes 1 twice, after 1 comes 0 once and 1 once.
  private let counts = SymbolCounts(of: [[0, 1, 0, 1, 1]], symbols: 2, longest: 3)

  @Test func `give the probabilities that one works out by hand`() {
    // By frequencies: (3 + 2 · 1/2) / (5 + 2).
    let one = 4.0 / 7
    // After 0: seen 2 times of 2, by 1 kind.
    let afterZero = (2 + one) / 3
    #expect(abs(counts.probability(of: 1, after: []) - one) < 1e-12)
    #expect(abs(counts.probability(of: 1, after: [0]) - afterZero) < 1e-12)
    // After 1 0: seen 1 time of 1, by 1 kind.
    #expect(abs(counts.probability(of: 1, after: [1, 0]) - (1 + afterZero) / 2) < 1e-12)
    // After 0 0, which was never seen, as after 0.
    #expect(abs(counts.probability(of: 1, after: [1, 0, 0]) - afterZero) < 1e-12)
  }

  @Test func `give losses that are the mean of what is foretold, with fewer symbols known near the beginning`() {
    let (equal, frequent) = (0.5, counts.probability(of: 1, after: []))
    let expected = [equal, frequent, counts.probability(of: 1, after: [0])].map { -log($0) }
    let losses = counts.losses(on: [[0, 1], [1]])
    #expect(losses.count == 4)
    for (loss, value) in zip(losses, expected + [expected[2]]) { #expect(abs(loss - value) < 1e-12) }
    let both = counts.losses(on: [[0, 1], [1, 0, 1]])
    let likely = [([0], 1), ([1], 0), ([1, 0], 1)].map { counts.probability(of: $1, after: $0) }
    #expect(abs(both[3] + likely.reduce(0) { $0 + log($1) } / 3) < 1e-12)
  }

  @Test func `give probabilities that add up to 1 after anything`() {
    var dice = Dice(seed: 3)
    let text = (0..<200).map { _ in dice.index(below: 4) }
    let counts = SymbolCounts(of: [text], symbols: 5, longest: 4)
    for context in [[], [0], [4], [1, 2], [3, 3, 3], [0, 4, 1], [2, 1, 0, 3]] {
      let all = (0..<5).map { counts.probability(of: $0, after: context) }
      #expect(all.allSatisfy { $0 > 0 })
      #expect(abs(all.reduce(0, +) - 1) < 1e-12)
    }
  }

  @Test func `count nothing across the end of a stretch`() {
    let counts = SymbolCounts(of: [[0, 0], [1, 1]], symbols: 2, longest: 2)
    #expect(counts.probability(of: 1, after: [0]) < counts.probability(of: 0, after: [0]))
    #expect(abs(counts.probability(of: 1, after: [0]) - 0.5 / 2) < 1e-12)
  }

  @Test func `come near the nature show's entropy, and not below it`() {
    var dice = Dice(seed: 8)
    func stretch(_ sentences: Int) -> [[Int]] {
      let text = NatureShow.text(sentences: sentences, dice: &dice)
      return [alphabet.numbers(of: text)!]
    }
    let alphabet = Alphabet(of: NatureShow.sentence.everyWay.map(\.text).joined())
    let counts = SymbolCounts(of: stretch(2000), symbols: alphabet.count, longest: 10)
    let losses = counts.losses(on: stretch(2000))
    #expect(abs(losses[0] - log(Double(alphabet.count))) < 1e-9)
    for (shorter, longer) in zip(losses.prefix(6), losses.dropFirst()) { #expect(longer < shorter) }
    #expect(losses.min()! > NatureShow.entropy)
    #expect(losses.min()! < 2 * NatureShow.entropy)
  }

  @Test(
    .enabled(
      if: RealData.path("tinyshakespeare.txt") != nil,
      "The text is not here: put tinyshakespeare.txt in a folder, and its path in FOURGATES_DATA."))
  func `have on a real text the entropies that are known of it`() throws {
    let text = try String(textFile: #require(RealData.path("tinyshakespeare.txt")))
    let alphabet = Alphabet(of: text)
    let numbers = try #require(alphabet.numbers(of: text))
    // Counted and judged on the whole text, where little is new to the counts.
    let losses = SymbolCounts(of: [numbers], symbols: alphabet.count, longest: 2).losses(on: [numbers])
    for (loss, known) in zip(losses, [4.174, 3.313, 2.453]) { #expect(abs(loss - known) < 0.002) }
  }
}
