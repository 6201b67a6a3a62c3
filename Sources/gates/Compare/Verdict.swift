import FourGates
import LessonKit

/// What a comparison comes to, in sentences made of its numbers.
///
/// Two contenders differ only if their ranges over the seeds lie apart.
struct Verdict: Equatable {
  /// A candidate as far as a verdict needs it.
  struct Contender: Equatable {
    let candidate: Candidate
    /// The validation loss at the end of each seed; infinite where a run stopped.
    let finals: [Double]
    /// Whether all of its runs were still getting better when they ended.
    var isStillFalling = false
    /// The median of the lowest validation losses on the way, where it is known.
    var lowest: Double?
    /// Whether its rate is the best of several, and the lowest or the highest of them.
    var edge: RateEdge?
    /// The median at the optimizer's default rate, where that was tried beside others.
    var usual: Double?

    var name: String { candidate.name }
    var final: Spread { Spread(finals) }
    var stops: Int { finals.count { !$0.isFinite } }
  }

  let sentences: [String]

  /// - Parameters:
  ///   - contenders: At least one, all with as many seeds.
  ///   - baselines: What simple rules reach, worst first.
  init(on contenders: [Contender], plan: RatePlan, baselines: [(name: String, loss: Double)]) {
    let ranking = contenders.sorted { $0.final.median < $1.final.median }
    let seeds = contenders[0].finals.count
    guard let best = ranking.first, best.final.median.isFinite else {
      sentences = [
        """
        There is nothing to compare: \(contenders.count == 1 ? "it" : "each") stopped in most of its runs, because the loss exploded \
        or was no longer a number. Try lower rates: --rates sweep looks for one that fits.
        """
      ]
      return
    }
    let others = Array(ranking.dropFirst())
    let overlapping = seeds > 1 ? others.filter { $0.final.overlaps(best.final) } : []
    let tied = overlapping.filter { $0.final.median.isFinite }
    let isOneOptimizer = Set(contenders.map(\.candidate.optimizer)).count == 1
    sentences = [
      [Verdict.headline(best, tied, others, seeds, isApart: overlapping.isEmpty)],
      [Verdict.rest(best, others.filter { other in !tied.contains { $0.candidate == other.candidate } })],
      [Verdict.seedBySeed(best, tied)],
      [Verdict.chance(seeds: seeds, others: others.count)],
      [Verdict.usefulness(best, baselines, alone: others.isEmpty)],
      contenders.compactMap(Verdict.stops),
      [Verdict.rates(plan, best, contenders, isOneOptimizer: isOneOptimizer)],
      isOneOptimizer ? [] : contenders.compactMap(Verdict.edge),
      [Verdict.arrival(best, others)],
      contenders.compactMap(Verdict.shaking),
    ].flatMap { $0 }.compactMap { $0 }
  }

  private static func headline(
    _ best: Contender, _ tied: [Contender], _ others: [Contender], _ seeds: Int, isApart: Bool
  ) -> String {
    let loss = shortText(best.final.median, digits: 2)
    guard !others.isEmpty else {
      return
        "\(started(best.name)) ends at a validation loss of \(best.final.text(missing: "no number")); nothing was run beside it."
    }
    if seeds == 1 {
      return """
        \(started(best.name)) ends lowest in this run, at a validation loss of \(loss). One seed cannot tell whether that is the rule \
        or chance: --seeds 5 can.
        """
    }
    guard !tied.isEmpty else {
      guard isApart else {
        return "\(started(best.name)) ends lowest, at a validation loss of \(best.final.text(missing: "stopped"))."
      }
      return """
        \(started(best.name)) ends lowest, at a validation loss of \(loss): the worst of its \(seeds) seeds \
        (\(shortText(best.final.high, digits: 2))) is better than the best seed of \
        \(others.count == 1 ? others[0].name : "any other").
        """
    }
    let names = listed(([best] + tied).map(\.name), "and")
    let losses = listed(([best] + tied).map { $0.final.text(missing: "stopped") }, "and")
    return """
      \(started(names)) end at \(losses): over \(seeds) seeds \(tied.count == 1 ? "their ranges overlap" : "the ranges overlap with the lowest"), \
      so there is no difference between \(tied.count == 1 ? "the two" : "\(best.name) and the others") that these seeds can show.
      """
  }

  /// Those that end higher beyond doubt, or in one seed.
  private static func rest(_ best: Contender, _ others: [Contender]) -> String? {
    let ended = others.filter { $0.final.median.isFinite }
    guard !ended.isEmpty else { return nil }
    let parts = ended.enumerated().map { index, other in
      let times = shortText(other.final.median / best.final.median, digits: 2)
      let loss = shortText(other.final.median, digits: 2)
      return index == 0 ? "\(other.name) ends \(times) times as high (\(loss))" : "\(other.name) \(times) times (\(loss))"
    }
    return started(listed(parts, "and")) + "."
  }

  /// In how many seeds the lowest of a tie is below each of the others: all began alike, so this says more than the ranges do.
  private static func seedBySeed(_ best: Contender, _ tied: [Contender]) -> String? {
    guard !tied.isEmpty else { return nil }
    let seeds = best.finals.count
    let wins = tied.map { other in zip(best.finals, other.finals).count { $0 < $1 } }
    let parts = zip(tied, wins).map { "\($0.name) in \($1)" }
    let hint = wins.contains(seeds) ? " More seeds may show a difference." : ""
    return "Seed by seed, \(best.name) ends below \(listed(parts, "and")) of \(seeds).\(hint)"
  }

  /// How often ranges of so few seeds lie apart by chance.
  private static func chance(seeds: Int, others: Int) -> String? {
    guard (2...4).contains(seeds), others > 0 else { return nil }
    // Of all ways to deal 2·K equal runs to two of them, two put all of one below all of the other.
    let ways = (1...seeds).reduce(1) { $0 * (seeds + $1) / $1 }
    return """
      \(counted(seeds, "seed")) are few: between two optimizers that do equally well, the ranges lie apart by chance in \
      \(shortText(200 / Double(ways), digits: 2)) of 100 comparisons.
      """
  }

  private static func usefulness(
    _ best: Contender, _ baselines: [(name: String, loss: Double)], alone: Bool
  ) -> String? {
    guard let lowest = baselines.last, let highest = baselines.first, best.final.median > lowest.loss else { return nil }
    let rule = "“\(lowest.name)” (\(shortText(lowest.loss, digits: 2)))"
    guard best.final.median <= highest.loss else {
      return """
        \(alone ? "That is not" : "None of them gets") below the simple \(baselines.count == 1 ? "rule" : "rules, of which the best is") \
        \(rule): nothing was learned yet that is worth comparing. Train longer with --epochs, or try --rates sweep.
        """
    }
    return """
      The simple rule \(rule) is lower than \(alone ? "that" : "all of these medians"): before choosing an optimizer, ask why the \
      network is not better.
      """
  }

  private static func stops(_ contender: Contender) -> String? {
    guard contender.stops > 0, contender.finals.count > 0 else { return nil }
    let seeds = contender.finals.count
    let runs =
      seeds == 1 ? "its run" : contender.stops == seeds ? "all of its \(seeds) runs" : "\(contender.stops) of its \(seeds) runs"
    return """
      \(started(contender.name)) stopped in \(runs), because the loss exploded or was no longer a number: this rate is too high for it.
      """
  }

  private static func rates(
    _ plan: RatePlan, _ best: Contender, _ contenders: [Contender], isOneOptimizer: Bool
  ) -> String? {
    guard !isOneOptimizer else {
      guard let edge = best.edge else { return nil }
      return "It is the \(edge == .lowest ? "lowest" : "highest") rate that was tried; one beyond it may do better."
    }
    switch plan {
    case .usual:
      return """
        Each ran at one rate, its default, and a rate means something else to each rule: this compares these rates as much as these \
        rules. --rates sweep looks for the rate that fits each.
        """
    case .given(let rates) where rates.count == 1:
      return """
        All ran at the same rate, which means something else to each rule, so this is a comparison at \(shortText(rates[0])) only. \
        --rates sweep looks for the rate that fits each.
        """
    case .given, .sweep:
      let sgd = contenders.first {
        $0.candidate.optimizer == .sgd && $0.candidate != best.candidate && $0.final.median.isFinite
      }
      let tuned = sgd.map { sgd in
        let usual = sgd.usual.map {
          $0.isFinite && $0 > sgd.final.median ? ", and at its default rate at \(shortText($0, digits: 2))" : ""
        }
        return
          " At its best rate, \(shortText(sgd.candidate.rate)), SGD ends at \(shortText(sgd.final.median, digits: 2))\(usual ?? "")."
      }
      return """
        Each is taken at the best of the rates that it was tried at, chosen by the validation loss that is compared here; that flatters \
        all of them a little.\(tuned ?? "")
        """
    }
  }

  private static func edge(_ contender: Contender) -> String? {
    guard let edge = contender.edge else { return nil }
    return """
      The best rate of \(contender.candidate.optimizer.title), \(shortText(contender.candidate.rate)), is the \
      \(edge == .lowest ? "lowest" : "highest") that was tried: one beyond it may do better, so it may be better than it looks here.
      """
  }

  private static func arrival(_ best: Contender, _ others: [Contender]) -> String? {
    let names = others.filter(\.isStillFalling).map(\.name)
    guard !names.isEmpty else { return nil }
    return """
      \(started(listed(names, "and"))) \(names.count == 1 ? "was" : "were") still falling at the end: not there yet, which is not the \
      same as not able to.
      """
  }

  private static func shaking(_ contender: Contender) -> String? {
    guard let lowest = contender.lowest, contender.final.median.isFinite, contender.final.median > 10 * lowest else {
      return nil
    }
    return """
      \(started(contender.name)) was at \(shortText(lowest, digits: 2)) on its way and did not stay there: it shakes at this rate. \
      Lowering the rate towards the end may keep it there.
      """
  }
}

/// With a large first letter.
private func started(_ sentence: String) -> String {
  sentence.prefix(1).uppercased() + sentence.dropFirst()
}
