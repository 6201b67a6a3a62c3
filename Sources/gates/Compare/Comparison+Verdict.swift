import FourGates

extension Comparison {
  /// What it comes to, in sentences.
  var verdict: Verdict {
    let usual = Dictionary(
      standings.filter { $0.candidate.rate == $0.candidate.optimizer.defaultRate }.map {
        ($0.candidate.optimizer, $0.final.median)
      },
      uniquingKeysWith: { first, _ in first })
    let contenders = contenders.map { standing in
      let optimizer = standing.candidate.optimizer
      let tried = standings.filter { $0.candidate.optimizer == optimizer }
      return Verdict.Contender(
        candidate: standing.candidate, finals: standing.runs.map(\.finalLoss),
        isStillFalling: standing.runs.allSatisfy(\.isStillFalling), lowest: standing.lowest.median,
        edge: tried.best?.candidate == standing.candidate ? tried.edge : nil,
        usual: tried.count > 1 ? usual[optimizer] : nil)
    }
    return Verdict(on: contenders, plan: plan, baselines: baselines)
  }

  /// What simple rules reach, the median over the seeds, each of which may have data of its own; worst first.
  var baselines: [(name: String, loss: Double)] {
    let all = experiments.map(\.task.baselines)
    return all[0].compactMap { rule in
      let losses = all.compactMap { $0.first { $0.name == rule.name }?.loss }
      return losses.count == all.count ? (rule.name, median(losses)) : nil
    }.sorted { $0.loss > $1.loss }
  }
}
