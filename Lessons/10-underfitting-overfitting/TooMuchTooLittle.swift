import FourGates
import LessonKit

extension Fitting {
  /// The count of parameters beside the count of samples.
  func parameters(_ runs: FitRuns, _ lesson: Lesson) {
    lesson.section("Parameters and data")
    lesson.say(
      """
      A rule of thumb compares two counts: a network with more parameters than samples can learn them by heart. Here are three \
      widths and three amounts of data. In each field: training loss → validation loss, after \(runs.plain.updates) updates.
      """)
    lesson.table(
      ["units", "parameters"] + runs.samples.map { "\($0) samples" },
      FitRuns.units.map { units in
        ["\(units)", "\(Plan(units: units).parameters)"]
          + runs.samples.map { samples in
            let plan = Plan(units: units, samples: samples)
            let key = "units\(units).samples\(samples)"
            let training = lesson.number("\(key).training.end", runs.median(plan, \.trainingAtEnd))
            let validation = lesson.number("\(key).validation.end", runs.median(plan, \.atEnd))
            return "\(shortText(training, digits: 2)) → \(shortText(validation, digits: 2))"
          }
      })
    let gaps = runs.samples.map { samples in FitRuns.units.map { runs.median(Plan(units: $0, samples: samples), \.gap) } }
    lesson.claim(
      "with each amount of data, 32 units have the widest gap between the two losses", gaps.allSatisfy { $0.max() == $0.last },
      shown: gaps.map { $0.map { shortText($0, digits: 2) }.joined(separator: ", ") }.joined(separator: "; "))
    let ends = runs.samples.map { runs.median(Plan(samples: $0), \.atEnd) }
    lesson.claim(
      "with 32 units, 400 samples end lower than 80, and than 40", ends[2] < min(ends[0], ends[1]),
      shown: ends.reversed().map { shortText($0, digits: 2) }.joined(separator: " against "))
    let (wide, narrow) = (runs.median(runs.plain, \.lowest), runs.median(Plan(units: 4), \.lowest))
    lesson.say(
      """
      So the rule sees the danger. It does not say that a network is too large: 32 units with fifty parameters for every sample, \
      stopped in time, are as good as 4 units, or better.
      """)
    lesson.claim(
      "stopped in time on 80 samples, 32 units are at most 5 % worse than 4", wide < 1.05 * narrow,
      shown: "\(shortText(wide, digits: 3)) against \(shortText(narrow, digits: 3))")
  }

  /// Three causes of underfitting, told apart by what cures them.
  func underfitting(_ runs: FitRuns, _ lesson: Lesson) {
    lesson.section("Too little")
    lesson.say(
      """
      Underfitting is the other side: both losses stay high. Three networks that do, each for one cause. The first has too few units, \
      the second made too few updates, the third learns at too low a rate.
      """)
    lesson.show(
      runs.causes, named: "causes",
      says:
        """
        A point is where one of the three ended; the line without a point is the plain run, without any repair. The first had gone flat; \
        the other two were still falling, one steeply, one slowly.
        """)
    let lowest = runs.median(runs.plain, \.lowest)
    let stuck = runs.cases.map { one in
      lesson.number("\(one.key).asItIs", runs.median(one.plan, \.lowest))
    }
    lesson.claim(
      "each of the three stays above what the plain run reached", stuck.min()! > lowest,
      shown: stuck.map { shortText($0, digits: 3) }.joined(separator: ", ") + " against \(shortText(lowest, digits: 3))")
    if lesson.isQuick {
      lesson.say(
        "Which cure helps which takes nine networks more, and the table of parameters and data some others: see the default run."
      )
    } else {
      cures(runs, lesson)
    }
    lesson.score("cure")
    lesson.say(
      """
      The notes are right: two losses beside each other show when learning by heart begins, the count of parameters warns of it, and the \
      best checkpoint keeps what was learned before. What they leave out is the floor. Without it, a training loss of 0.01 looks like \
      success.
      """)
  }

  private func cures(_ runs: FitRuns, _ lesson: Lesson) {
    lesson.say("One cure at a time tells which it was. The lowest validation loss of each, medians of \(runs.seeds) seeds:")
    let table = runs.cases.map { one in one.cures.map { runs.median($0.plan, \.lowest) } }
    lesson.table(
      ["network", "as it is"] + runs.cases[0].cures.map(\.name),
      zip(runs.cases, table).map { one, cured in
        [one.name] + ([runs.median(one.plan, \.lowest)] + cured).map { shortText($0, digits: 3) }
      })
    for (one, cured) in zip(runs.cases, table) {
      for (key, loss) in zip(["units", "updates", "rate"], cured) { lesson.number("\(one.key).more.\(key)", loss) }
    }
    lesson.say(
      """
      Too few units: only more units help much. Too few updates: more updates; ten times the rate is too much for four updates. Too low \
      a rate: a higher rate or more updates, whichever is cheaper, since at a low rate the two are nearly the same thing.
      """)
    let (units, updates, rate) = (table[0], table[1], table[2])
    lesson.claim(
      "1 unit is helped most by more units", units[0] < 0.9 * min(units[1], units[2]),
      shown: units.map { shortText($0, digits: 3) }.joined(separator: ", "))
    lesson.claim(
      "4 updates are helped most by more updates", updates[1] < 0.8 * min(updates[0], updates[2]),
      shown: updates.map { shortText($0, digits: 3) }.joined(separator: ", "))
    lesson.claim(
      "a low rate is helped by a higher rate and by more updates, not by more units", max(rate[1], rate[2]) < 0.6 * rate[0],
      shown: rate.map { shortText($0, digits: 3) }.joined(separator: ", "))
  }
}
