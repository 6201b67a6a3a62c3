import FourGates
import LessonKit

extension Fitting {
  /// What is done against overfitting, beside doing nothing.
  func repairs(_ runs: FitRuns, _ lesson: Lesson) {
    lesson.section("What is done against it")
    lesson.list([
      "early stopping: when \(runs.plain.updates / 4) updates in a row, the patience, bring no new lowest validation loss, stop, and "
        + "put the best checkpoint back",
      "weight decay of 1: every update also shrinks every parameter, by rate · 1, which is one per cent",
      "dropout of 0.5: while it trains, half of the 32 numbers that the readout sees are set to 0, others each time",
      "fewer units: with the readout, 4 have \(Plan(units: 4).parameters) parameters, 32 have \(Plan(units: 32).parameters)",
      "more data: 400 samples, which end where the 80 ended",
    ])
    lesson.table(
      ["repair", "lowest validation loss", "at the end", "training loss at the end"],
      runs.repairs.map { repair in
        [repair.name] + [\.lowest, \.atEnd, \.trainingAtEnd].map { shortText(runs.median(repair.plan, $0), digits: 3) }
      })
    let ends = Dictionary(uniqueKeysWithValues: runs.repairs.map { ($0.key, runs.median($0.plan, \.atEnd)) })
    let lows = Dictionary(uniqueKeysWithValues: runs.repairs.map { ($0.key, runs.median($0.plan, \.lowest)) })
    for repair in runs.repairs.dropFirst() {
      lesson.number("\(repair.key).validation.lowest", lows[repair.key]!)
      lesson.number("\(repair.key).validation.end", ends[repair.key]!)
      lesson.number("\(repair.key).training.end", runs.median(repair.plan, \.trainingAtEnd))
    }
    lesson.show(
      runs.repairPanels, named: "repairs",
      says:
        "Look how far training falls below the floor, and validation rises above it. Dropout is on while its training is measured."
    )
    lesson.say(
      """
      Only early stopping ends where the network was best. It does not keep the network from learning by heart: it takes the \
      parameters from before. The others make learning by heart slower or harder, and each can be used together with early stopping.
      """)
    if lesson.isQuick {
      lesson.claim(
        "early stopping ends lower than no repair", ends["stopped"]! < ends["plain"]!,
        shown: "\(shortText(ends["stopped"]!, digits: 3)) against \(shortText(ends["plain"]!, digits: 3))")
      return lesson.say("How much of the rise each takes away differs from seed to seed: the default run takes three.")
    }
    let others = ["decay", "dropout", "narrow"].map { ends[$0]! }.min()!
    lesson.claim(
      "on the same 80 samples, early stopping ends lowest", ends["stopped"]! < others,
      shown: "\(shortText(ends["stopped"]!, digits: 3)), the next has \(shortText(others, digits: 3))")
    lesson.say("More data do something else as well: they lower the lowest point itself.")
    let ratio = lesson.number(
      "data.lowest.ratio",
      median(zip(runs[runs.repairs.last!.plan], runs[runs.plain]).map { more, plain in more.lowest / plain.lowest }))
    lesson.claim(
      "five times the data has a lower lowest validation loss, seed by seed, in the median", ratio < 1,
      shown: "\(shortText(ratio, digits: 2)) of that of 80 samples")
    func rise(_ key: String) -> Double { ends[key]! - lows[key]! }
    lesson.claim(
      "weight decay, and more data, each take away at least half of the rise that follows",
      max(rise("decay"), rise("data")) < rise("plain") / 2,
      shown: ["plain", "decay", "data"].map { shortText(rise($0), digits: 2) }.joined(separator: " → "))
  }
}
