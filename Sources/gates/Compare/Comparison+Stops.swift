import FourGates
import LessonKit

extension Comparison {
  /// What became of the runs that did not come to the end, a sentence for each candidate that has any.
  var stops: [String] {
    standings.filter { !$0.stopped.isEmpty }.map { standing in
      let words = standing.stopped.map { run in
        switch run.stop {
        case .notANumber(let update): "seed \(run.seed) was no longer a number at update \(update)"
        case .exploded(let update): "seed \(run.seed) exploded at update \(update)"
        case nil: ""
        }
      }
      return "\(standing.candidate.optimizer.rawValue) \(shortText(standing.candidate.rate)): \(listed(words, "and"))"
    }
  }
}
