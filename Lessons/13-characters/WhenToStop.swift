import FourGates
import LessonKit

extension Characters {
  /// What goes without a network.
  func counting(_ runs: TextRuns, _ lesson: Lesson) {
    lesson.section("Counting")
    lesson.say(
      """
      The simplest model counts. How often does each symbol come? How often after the symbol before, after the two before, and so on? Symbols \
      in a row are called an n-gram: two of them a bigram, three a trigram. What was never seen after these gets a share of \
      what is said by one symbol less. Each count is made on one text, and judged on another by the same narrator. The last row is the \
      grammar's own surprise on that other text: near its entropy, which is the mean over all texts.
      """)
    let short = runs.corpora(runs.plain.sentences)
    let rows: [(key: String, name: String, place: Int)] = [
      ("uniform", "nothing: all are equally likely", 0), ("frequency", "how often each comes", 1),
      ("bigram", "1 symbol before", 2), ("trigram", "2 symbols before", 3), ("before4", "4 symbols before", 5),
      ("before8", "8 symbols before", 9), ("before15", "15 symbols before", 16),
    ]
    lesson.table(
      ["a count that looks at"] + runs.lengths.map { "\($0) sentences" },
      rows.map { row in
        [row.name]
          + runs.lengths.map { length in
            let loss = median(runs.corpora(length).map { $0.counted[row.place] })
            return nats(lesson.number("count.\(row.key).sentences\(length)", loss))
          }
      } + [["the grammar itself"] + runs.lengths.map { nats(median(runs.corpora($0).map(\.validation.floor))) }])
    lesson.show(
      runs.countFigure, named: "counts",
      says: "Looking further back helps, up to a point; then the count knows its own text, and not the language.")
    lesson.score("count")
    let best = median(short.map(\.bestCount.loss))
    let longest = median(short.map { $0.counted[Corpus.longest + 1] })
    lesson.claim(
      "on \(runs.plain.sentences) sentences, looking at 15 symbols is at least a quarter worse than the best count",
      longest > 1.25 * best, shown: "\(nats(longest)) against \(nats(best))")
    lesson.say("So counting overfits, too, without any training: what is long enough to be rare was seen once, or never.")
  }

  /// Two curves, checkpoints, and which of them is put back.
  func stopping(_ runs: TextRuns, _ lesson: Lesson) {
    lesson.section("When to stop")
    let all = runs[runs.plain]
    let run = all[0]
    let corpus = runs.corpora(runs.plain.sentences)[0]
    let symbols = corpus.training.rows * corpus.training.steps
    lesson.say(
      """
      Now a network: an LSTM with 64 units, \(run.parameters) parameters, on a text of \(runs.plain.sentences) sentences, \
      \(corpus.text.count) symbols. It reads the text in 8 rows side by side, 32 symbols at a time, which are \(symbols) for an update, and its memory \
      is carried on from chunk to chunk. Adam's rate of 0.01 falls to a fiftieth on a cosine. After each epoch, once through the text, the \
      loss is measured on the text to choose by.
      """)
    lesson.show(
      runs.stopFigure, named: "curves",
      says: "Both fall; then only training falls, below what the grammar itself could reach, and validation rises.")
    let (lowest, end) = (median(all.map(\.lowest)), median(all.map(\.atEnd.validation)))
    let training = median(all.map(\.atEnd.training))
    let floor = median(runs.corpora(runs.plain.sentences).map(\.validation.floor))
    lesson.number("short.best.epoch", median(all.map { Double($0.bestEpoch) }))
    lesson.number("short.epochs", Double(run.epochs.count))
    lesson.number("short.lowest", lowest)
    lesson.number("short.end", end)
    lesson.number("short.training.end", training)
    lesson.number("short.floor", floor)
    lesson.score("floor")
    lesson.claim(
      "the validation loss ends at least 3 % above its lowest value", end > 1.03 * lowest,
      shown: "\(nats(end)) against \(nats(lowest))")
    lesson.claim(
      "training ends below what the grammar leaves to chance: the sentences are known by heart", training < floor,
      shown: "\(nats(training)) against \(nats(floor))")
    lesson.say(
      """
      Whenever the validation loss was lower than ever, the parameters were kept, under a name that says when and how low. Of \
      \(run.checkpoints.count) such checkpoints the last three are \(run.checkpoints.suffix(3).joined(separator: ", ")). The last \
      of them is put back.
      """)
    lesson.code("best.restore(net.parameters)")
    let (best, last) = (median(all.map(\.restored.test)), median(all.map(\.testAtEnd)))
    lesson.number("short.restored.test", best)
    lesson.number("short.last.test", last)
    lesson.claim(
      "put back, it gives its validation loss again, to the last bit", all.allSatisfy { $0.restored.validation == $0.lowest },
      shown: "\(all.count) of \(all.count)")
    lesson.claim(
      "on a third text, by which nothing was chosen, it beats the last parameters, too", best < last,
      shown: "\(nats(best)) against \(nats(last))")
  }

  /// The same network on longer texts, beside the best count on each.
  func howMuchText(_ runs: TextRuns, _ lesson: Lesson) {
    lesson.section("How much text")
    lesson.say(
      """
      A rule of thumb compares the parameters with the symbols of the text: they should be of the same order. Here is the same network on \
      longer texts, after more updates, with the best count on each.
      """)
    let rows = runs.lengths.map { length -> (symbols: Double, network: Double, count: Double, before: Int, floor: Double) in
      let corpora = runs.corpora(length)
      return (
        median(corpora.map { Double($0.text.count) }), median(runs.runs(on: length).map(\.lowest)),
        median(corpora.map(\.bestCount.loss)), corpora[0].bestCount.before, median(corpora.map(\.validation.floor))
      )
    }
    lesson.table(
      ["sentences", "symbols", "parameters a symbol", "the network, lowest", "the best count", "the grammar"],
      zip(runs.lengths, rows).map { length, row in
        let parameters = Double(runs[runs.plain][0].parameters)
        lesson.number("network.sentences\(length)", row.network)
        lesson.number("count.best.sentences\(length)", row.count)
        return [
          "\(length)", "\(Int(row.symbols))", shortText(parameters / row.symbols, digits: 2), nats(row.network),
          "\(nats(row.count)), by \(row.before)", nats(row.floor),
        ]
      })
    if !lesson.isQuick {
      lesson.show(
        runs.lengthFigure, named: "texts",
        says: "On little text counting does about as well; on more, the network comes down to the floor.")
    }
    lesson.score("text")
    let long = rows[runs.lengths.firstIndex(of: runs.long)!]
    if !lesson.isQuick {
      lesson.claim(
        "on \(runs.plain.sentences) sentences, the best count is at most a quarter above the network",
        rows[0].count < 1.25 * rows[0].network, shown: "\(nats(rows[0].count)) against \(nats(rows[0].network))")
    }
    lesson.claim(
      "on \(runs.long) sentences, the network is better than every count", long.network < long.count,
      shown: "\(nats(long.network)) against \(nats(long.count))")
    lesson.claim(
      "and at most \(lesson.isQuick ? "a quarter" : "a tenth") above what the grammar leaves to chance",
      long.network < (lesson.isQuick ? 1.25 : 1.1) * long.floor, shown: "\(nats(long.network)) against \(nats(long.floor))")
    lesson.say(
      """
      The rule warns rightly: with five parameters for each symbol the sentences were learned by heart, with one for two symbols they were \
      not. It does not say how good the network is. The floor and the counts do.
      """)
  }
}
