import FourGates
import LessonKit

extension Comparison {
  /// The losses of the contenders, each as the median and the range over the seeds.
  var tableOfLosses: (header: [String], rows: [[String]]) {
    let rows = contenders.map { standing in
      [
        label(of: standing), standing.final.text(missing: "stopped"), standing.training.text(missing: "stopped"),
        standing.lowest.text(missing: "none"),
      ]
    }
    return (["optimizer, rate", "validation loss at the end", "training loss at the end", "lowest validation loss"], rows)
  }

  /// How fast the contenders are, in epochs and in seconds.
  func tableOfTimes(target: LossTarget?) -> (header: [String], rows: [[String]]) {
    let rows = contenders.map { standing in
      [label(of: standing)] + (target.map { [standing.epochs(to: $0.loss).text(digits: 4, missing: "never")] } ?? [])
        + [standing.seconds.text(missing: "–")]
    }
    let goal = target.map { ["epochs to a validation loss of \(shortText($0.loss, digits: 2))"] } ?? []
    return (["optimizer, rate"] + goal + ["seconds a run"], rows)
  }

  private func label(of standing: Standing) -> String {
    "\(standing.candidate.optimizer.rawValue) \(shortText(standing.candidate.rate))"
  }

  /// Every rate in a row, every optimizer in a column: the median of the validation loss at the end.
  var tableOfRates: (header: [String], rows: [[String]]) {
    let rates = Set(standings.map(\.candidate.rate)).sorted()
    let rows = rates.map { rate in
      [shortText(rate)]
        + optimizers.map { optimizer in
          guard let standing = standings.first(where: { $0.candidate == Candidate(optimizer: optimizer, rate: rate) }) else {
            return ""
          }
          return standing.final.median.isFinite ? shortText(standing.final.median, digits: 2) : "stopped"
        }
    }
    return (["rate"] + optimizers.map(\.rawValue), rows)
  }

  /// The fingerprints of each seed: one row where all runs agree.
  var tableOfStarts: (header: [String], rows: [[String]]) {
    let rows = experiments.enumerated().flatMap { index, experiment -> [[String]] in
      let runs = standings.map { $0.runs[index] }
      let longest = runs.max { $0.batches.count < $1.batches.count }
      return Dictionary(grouping: runs, by: \.start).sorted { $0.key < $1.key }.map { start, runs in
        let agree = runs.filter { (longest?.batches ?? []).starts(with: $0.batches) }
        return [
          String(experiment.seed), "\(runs.count) of \(standings.count)", start, "\(agree.count) of \(standings.count)",
          longest?.batches.last?.digits ?? "–",
        ]
      }
    }
    return (["seed", "runs with this start", "starting parameters", "runs with these batches", "all batches"], rows)
  }
}
