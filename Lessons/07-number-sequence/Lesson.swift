import FourGates
import LessonKit

@main
struct NumberSequence: LessonProgram {
  static let about = About(
    number: 7, slug: "number-sequence", title: "A sequence of numbers",
    question: "10, 20, 30 → 40 comes out too low. Is the network too small, or is it something else?")
  typealias Plan = NumberRun.Plan
  @OptionGroup var options: LessonOptions

  func tell(_ lesson: Lesson) throws {
    lesson.section("The note")
    lesson.say(
      """
      A student's note shows a network three numbers of the sequence 10, 20, 30, … and asks for the next. [10, 20, 30] → 40 comes out \
      too low. The note calls it underfitting, which is what one says when a network does not even learn the examples that it is shown, \
      and tries more hidden units, and a second layer at the end. With 500 units, it says, the network overfits: it learns its examples \
      by heart, and does worse on others.
      """)
    lesson.say(
      """
      Ours: an LSTM sees windows of three numbers from 10, 20, … 200. Of the \(NumberRun.shown.count + NumberRun.heldOut.count) \
      windows, every fourth is held out, to see what the network makes of windows between those it learned; \
      \(NumberRun.shown.count) are for training. All of these are one batch, so that an epoch is one update. The loss is the mean \
      squared error. The optimizer is Adam at a learning rate of \(shortText(NumberRun.rate)); it moves each parameter by about that \
      rate in an update, however long the gradient is. The numbers go in as they are.
      """)
    lesson.ask("largest")
    lesson.ask("repair")
    lesson.ask("beyond")
    let runs = try NumberRuns(lesson)
    moreUnits(runs, lesson)
    theCeiling(runs, lesson)
    repairs(runs, lesson)
    beyond(runs, lesson)
    lesson.fingerprint = runs[runs.scaled][0].fingerprint
  }

  private func moreUnits(_ runs: NumberRuns, _ lesson: Lesson) {
    lesson.section("More units")
    lesson.say(
      """
      After 1,000 updates, \(runs.seeds == 1 ? "one seed" : "medians of \(runs.seeds) seeds"). The second column is the answer where 40 \
      is right. An error is the root of the mean squared error, in the unit of the sequence, over the windows that were trained or held \
      out. “Largest” is the largest answer to any window up to the one where 280 is right; what the ceiling is comes next. For \
      comparison: repeating the last value is wrong by 10 everywhere, and adding the last difference once more is never wrong.
      """)
    lesson.table(
      ["units", "10, 20, 30 →", "error, trained", "error, held out", "largest", "ceiling"],
      runs.widths.map { plan in
        ["\(plan.units)"]
          + [\.first, \.trainedError, \.heldError, \.largest, \.ceiling].map { shortText(runs.median(plan, $0), digits: 3) }
      })
    lesson.show(
      runs.answers, named: "answers",
      says:
        "Without scaling each line goes flat at a height that its number of units decides. Scaled comes below; it bends after 200."
    )
    let (narrow, wide) = (runs.widths[0], runs.widths.last!)
    lesson.score("largest")
    let first = runs.median(narrow, \.first)
    lesson.claim(
      "with \(narrow.units) units, [10, 20, 30] → 40 comes out too low", first < 35, shown: "\(shortText(first, digits: 3))")
    let errors = [narrow, wide].map { plan in runs.median(plan, \.heldError) }
    lesson.claim(
      "\(wide.units) units have less than a third of the error of \(narrow.units)", errors[1] < errors[0] / 3,
      shown: "\(shortText(errors[1], digits: 3)) against \(shortText(errors[0], digits: 3)), held out")
  }

  private func theCeiling(_ runs: NumberRuns, _ lesson: Lesson) {
    lesson.section("The ceiling")
    lesson.say(
      """
      So more units help, and that looks like underfitting. But see how the readout makes an answer of the last h, with weights V and a \
      bias d:
      """)
    lesson.equation("y = h·V + d      each h between −1 and 1, so      y ≤ Σ|V| + d")
    lesson.code("matrixProduct(h, h.tape[V]).adding(row: h.tape[d])")
    lesson.say(
      """
      The sum on the right is a ceiling: nothing that the units do brings the answer above it. It is the last column of the table, and \
      the largest answer lies just below. The ceiling itself grows slowly. Adam moves each parameter by about the rate in an update, \
      so 1,000 updates at 0.001 move each weight of V, and d, by about 1; \(runs.widths[0].units) units gain about \
      \(runs.widths[0].units + 1). More units are more weights that grow, and no more than that is needed here.
      """)
    lesson.show(
      runs.growth, named: "ceiling",
      says: "The fewer units, the straighter the line: they push for more at every update, and no update gives more.")
    let nearest = runs.widths.flatMap { runs[$0] }.map { $0.largest / $0.ceiling }.min()!
    lesson.claim(
      "every unscaled network says at least 95 % of what its ceiling allows", nearest > 0.95,
      shown: "\(shortText(100 * nearest, digits: 3)) % and more")
    let narrow = runs.widths[0]
    let reach = runs.median(narrow) {
      $0.firstCeiling + Double(narrow.units + 1) * NumberRun.rate * Double(narrow.updates)
    }
    lesson.claim(
      "with \(narrow.units) units, the ceiling has risen as far as the rate lets it, within a fifth",
      abs(runs.median(narrow, \.ceiling) / reach - 1) < 0.2,
      shown:
        "to \(shortText(runs.median(narrow, \.ceiling), digits: 3)); start + (units + 1) · rate · updates is \(shortText(reach, digits: 3))"
    )
  }
}
