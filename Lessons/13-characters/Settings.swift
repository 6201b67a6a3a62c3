import FourGates
import LessonKit

extension Characters {
  /// What one can choose, on the short text.
  func settings(_ runs: TextRuns, _ lesson: Lesson) {
    lesson.section("What one can choose")
    lesson.say(
      """
      A symbol comes in as a row of \(NatureShow.alphabet.count) numbers, 1 for the one that it is and 0 for the others: one-hot. An embedding \
      has a row of its own for each symbol instead, here of 16 numbers, which are learned. Since a one-hot row times a matrix is a row of that \
      matrix, both look something up; the embedding looks up less, which then goes through a matrix of its own.
      """)
    lesson.equation("one-hot    x·W = W[symbol]                embedding    x·W = E[symbol]·W")
    lesson.say(
      """
      More units, more layers and dropout are what else the notes try. Each line is one change of the network above, on \
      the same \(runs.plain.sentences) sentences; medians of \(runs.seeds) seeds.
      """)
    let rows = runs.settings.map { setting in
      let all = runs[setting.plan]
      return (
        lesson.number("\(setting.key).lowest", median(all.map(\.lowest))),
        lesson.number("\(setting.key).end", median(all.map(\.atEnd.validation))), all[0].parameters
      )
    }
    let count = median(runs.corpora(runs.plain.sentences).map(\.bestCount.loss))
    lesson.table(
      ["network", "parameters", "lowest validation loss", "at the end"],
      zip(runs.settings, rows).map { [$0.name, "\($1.2)", nats($1.0), nats($1.1)] } + [["the best count", "", nats(count), ""]])
    let plain = runs[runs.plain].map(\.lowest)
    lesson.say(
      """
      Which of these differences are real? The seeds of the first line alone lie up to \
      \(nats(lesson.number("plain.range", plain.max()! - plain.min()!))) apart, because each seed has a text of its own. So compare seed \
      by seed, on the same text.
      """)
    func better(_ key: String) -> [Double] {
      let plan = runs.settings.first { $0.key == key }!.plan
      return zip(runs[plan], plain).map { $1 - $0.lowest }
    }
    let (embedding, dropout, narrow) = (better("embedding"), better("dropout"), better("narrow"))
    lesson.claim(
      "with dropout the lowest loss is lower, in the median of the differences", median(dropout) > 0,
      shown: dropout.map(nats).joined(separator: ", ") + " lower")
    lesson.claim(
      "with the embedding it is lower, too", median(embedding) > 0,
      shown: embedding.map(nats).joined(separator: ", ") + " lower")
    lesson.claim(
      "16 units are worst, and not because they overfit: they end where they are lowest, or nearly",
      narrow.allSatisfy { $0 < 0 } && rows.last!.1 < 1.05 * rows.last!.0,
      shown: "\(nats(rows.last!.0)), and \(nats(rows.last!.1)) at the end")
    lesson.say(
      """
      And none of it does what more text did. Ten times the text took the loss of the plain network from \(nats(rows[0].0)) to \
      \(nats(median(runs.runs(on: runs.long).map(\.lowest)))).
      """)
    lesson.claim(
      "ten times the text helps more than any change of the network",
      median(runs.runs(on: runs.long).map(\.lowest)) < rows.map(\.0).min()!,
      shown: "the best of them has \(nats(rows.map(\.0).min()!))")
  }
}
