import FourGates
import Testing

@testable import gates

/// Verdicts on made-up numbers.
@Suite struct VerdictTests {
  private let rule = [(name: "last value", loss: 0.5)]

  private func contender(
    _ optimizer: OptimizerChoice, _ rate: Double, _ finals: [Double], falling: Bool = false, lowest: Double? = nil,
    edge: RateEdge? = nil, usual: Double? = nil
  ) -> Verdict.Contender {
    Verdict.Contender(
      candidate: Candidate(optimizer: optimizer, rate: rate), finals: finals, isStillFalling: falling, lowest: lowest,
      edge: edge,
      usual: usual)
  }

  private func verdict(_ contenders: [Verdict.Contender], _ plan: RatePlan = .usual) -> [String] {
    Verdict(on: contenders, plan: plan, baselines: rule).sentences
  }

  @Test func `a clear winner is named with its worst seed, and the others by how much higher they end`() {
    let said = verdict([
      contender(.sgd, 0.1, [0.04, 0.05, 0.06, 0.05, 0.05]), contender(.adam, 0.01, [0.01, 0.012, 0.008, 0.01, 0.01]),
      contender(.momentum, 0.05, [0.02, 0.03, 0.02, 0.02, 0.02]),
    ])
    #expect(
      said[0]
        == "Adam at 0.01 ends lowest, at a validation loss of 0.01: the worst of its 5 seeds (0.012) is better than the best seed of any other."
    )
    #expect(said[1] == "Momentum at 0.05 ends 2 times as high (0.02) and SGD at 0.1 5 times (0.05).")
    #expect(said[2].hasPrefix("Each ran at one rate, its default, and a rate means something else to each rule"))
    #expect(said.count == 3)
  }

  @Test func `of two the other is named`() {
    let said = verdict([contender(.adam, 0.01, [1e-3, 2e-3, 1e-3]), contender(.sgd, 0.1, [0.1, 0.1, 0.2])])
    #expect(said[0].hasSuffix("the worst of its 3 seeds (0.002) is better than the best seed of SGD at 0.1."))
  }

  @Test func `ranges that overlap are no difference that these seeds can show`() {
    let said = verdict([
      contender(.adam, 0.01, [0.01, 0.02, 0.03, 0.02, 0.02]), contender(.momentum, 0.05, [0.028, 0.04, 0.05, 0.04, 0.04]),
      contender(.sgd, 0.1, [0.4, 0.4, 0.4, 0.4, 0.4]),
    ])
    #expect(
      said[0] == """
        Adam at 0.01 and momentum at 0.05 end at 0.02 (0.01–0.03) and 0.04 (0.028–0.05): over 5 seeds their ranges overlap, so there \
        is no difference between the two that these seeds can show.
        """)
    #expect(said[1] == "SGD at 0.1 ends 20 times as high (0.4).")
  }

  @Test func `within a tie it is counted in how many seeds the lowest is lower`() {
    let said = verdict([
      contender(.adam, 0.01, [0.01, 0.02, 0.03]), contender(.momentum, 0.05, [0.02, 0.03, 0.04]),
      contender(.sgd, 0.1, [0.04, 0.03, 0.025]),
    ])
    #expect(
      said[1]
        == "Seed by seed, Adam at 0.01 ends below momentum at 0.05 in 3 and SGD at 0.1 in 2 of 3. More seeds may show a difference."
    )
  }

  @Test func `three that overlap are said together`() {
    let said = verdict([OptimizerChoice.adam, .sgd, .rmsprop].map { contender($0, 0.1, [0.1, 0.2, 0.3]) })
    #expect(said[0].contains("over 3 seeds the ranges overlap with the lowest, so there is no difference between"))
    #expect(!said.contains { $0.contains("times as high") })
  }

  @Test func `one seed only cannot tell, and says so`() {
    let said = verdict([contender(.adam, 0.01, [0.01]), contender(.sgd, 0.1, [0.02])])
    #expect(
      said[0] == """
        Adam at 0.01 ends lowest in this run, at a validation loss of 0.01. One seed cannot tell whether that is the rule or chance: \
        --seeds 5 can.
        """)
    #expect(said[1] == "SGD at 0.1 ends 2 times as high (0.02).")
  }

  @Test(arguments: [(2, "33"), (3, "10"), (4, "2.9")])
  func `few seeds are said to be few, with how often chance alone parts them`(seeds: Int, share: String) {
    let low = (0..<seeds).map { 0.1 + 0.001 * Double($0) }
    let said = verdict([contender(.adam, 0.01, low), contender(.sgd, 0.1, low.map { $0 + 0.1 })])
    #expect(
      said.contains(
        "\(seeds) seeds are few: between two optimizers that do equally well, the ranges lie apart by chance in \(share) of 100 comparisons."
      ))
  }

  @Test func `five seeds are not called few`() {
    let said = verdict([contender(.adam, 0.01, [1, 1, 1, 1, 1]), contender(.sgd, 0.1, [2, 2, 2, 2, 2])])
    #expect(!said.contains { $0.contains("are few") })
  }

  @Test func `an optimizer that exploded is a sentence, not a winner`() {
    let said = verdict([
      contender(.sgd, 10, [.infinity, .infinity, 0.01]), contender(.adam, 0.01, [0.1, 0.1, 0.1]),
      contender(.momentum, 1, [0.2, .infinity, 0.3]),
    ])
    #expect(said[0] == "Adam at 0.01 ends lowest, at a validation loss of 0.1.")
    #expect(said[1] == "Momentum at 1 ends 3 times as high (0.3).")
    #expect(said.contains { $0.hasPrefix("SGD at 10 stopped in 2 of its 3 runs, because the loss exploded") })
    #expect(said.contains { $0.hasPrefix("Momentum at 1 stopped in 1 of its 3 runs") })
  }

  @Test func `where all stopped there is nothing to compare`() {
    let said = verdict([contender(.sgd, 10, [.infinity]), contender(.adam, 10, [.infinity])])
    #expect(said.count == 1)
    #expect(said[0].hasPrefix("There is nothing to compare: each stopped in most of its runs"))
    #expect(said[0].hasSuffix("Try lower rates: --rates sweep looks for one that fits."))
  }

  @Test func `NaN is no win`() {
    let said = verdict([contender(.sgd, 1, [.nan, .nan]), contender(.adam, 0.01, [0.2, 0.3])])
    #expect(said[0].hasPrefix("Adam at 0.01 ends lowest"))
    #expect(said.contains { $0.hasPrefix("SGD at 1 stopped in all of its 2 runs") })
  }

  @Test func `tuned SGD is told at its best rate, beside its default`() {
    let said = verdict(
      [
        contender(.sgd, 0.3, [0.02, 0.02, 0.02, 0.02, 0.02], usual: 0.08),
        contender(.adam, 0.01, [0.01, 0.01, 0.01, 0.01, 0.01]),
      ], .sweep)
    #expect(
      said.contains {
        $0.hasPrefix("Each is taken at the best of the rates that it was tried at")
          && $0.hasSuffix("At its best rate, 0.3, SGD ends at 0.02, and at its default rate at 0.08.")
      })
  }

  @Test(arguments: [(RateEdge.highest, "highest"), (.lowest, "lowest")])
  func `a best rate at the edge of the grid may not be the best there is`(edge: RateEdge, word: String) {
    let said = verdict([contender(.sgd, 3, [0.02, 0.02], edge: edge), contender(.adam, 0.01, [0.01, 0.01])], .sweep)
    #expect(
      said.contains(
        "The best rate of SGD, 3, is the \(word) that was tried: one beyond it may do better, so it may be better than it looks here."
      ))
  }

  @Test func `a single optimizer is compared with itself at other rates`() {
    let said = verdict(
      [contender(.adam, 0.1, [0.2, 0.2], edge: nil), contender(.adam, 0.01, [0.1, 0.1], edge: .lowest)], .given([0.1, 0.01]))
    #expect(said[0].hasPrefix("Adam at 0.01 ends lowest"))
    #expect(said.contains("It is the lowest rate that was tried; one beyond it may do better."))
    #expect(!said.contains { $0.contains("Each") })
  }

  @Test func `one candidate alone has nothing beside it`() {
    #expect(
      verdict([contender(.adam, 0.01, [0.1, 0.2, 0.3])])[0]
        == "Adam at 0.01 ends at a validation loss of 0.2 (0.1–0.3); nothing was run beside it.")
  }

  @Test func `what was still falling had not arrived`() {
    let said = verdict([contender(.sgd, 0.1, [0.2, 0.2], falling: true), contender(.adam, 0.01, [0.1, 0.1])])
    #expect(said.contains("SGD at 0.1 was still falling at the end: not there yet, which is not the same as not able to."))
  }

  @Test func `what was ten times lower on its way did not stay there`() {
    let said = verdict([
      contender(.rmsprop, 0.01, [0.2, 0.2], lowest: 0.001), contender(.adam, 0.01, [0.1, 0.1], lowest: 0.09),
    ])
    #expect(said.contains { $0.hasPrefix("RMSProp at 0.01 was at 0.001 on its way and did not stay there") })
    #expect(!said.contains { $0.hasPrefix("Adam at 0.01 was at") })
  }

  @Test func `a simple rule that does better is named`() {
    let rules = [(name: "last value", loss: 0.08), (name: "weighted sum", loss: 0.044)]
    let contenders = [contender(.adam, 0.01, [0.05, 0.05]), contender(.sgd, 0.1, [0.06, 0.06])]
    let said = Verdict(on: contenders, plan: .usual, baselines: rules).sentences
    #expect(
      said.contains(
        "The simple rule “weighted sum” (0.044) is lower than all of these medians: before choosing an optimizer, ask why the network is not better."
      ))
    let none = Verdict(on: contenders, plan: .usual, baselines: [(name: "last value", loss: 0.01)]).sentences
    #expect(
      none.contains { $0.hasPrefix("None of them gets below the simple rule “last value” (0.01): nothing was learned yet") })
  }

  @Test func `one given rate is called a comparison at that rate only`() {
    let said = verdict([contender(.sgd, 0.01, [0.2, 0.2]), contender(.adam, 0.01, [0.1, 0.1])], .given([0.01]))
    #expect(said.contains { $0.contains("so this is a comparison at 0.01 only") })
  }
}
