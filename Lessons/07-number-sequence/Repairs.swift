import FourGates
import LessonKit

extension NumberSequence {
  /// What scaling does, and what the note's second layer does.
  func repairs(_ runs: NumberRuns, _ lesson: Lesson) {
    lesson.section("What repairs it")
    lesson.say(
      """
      To scale a number, take off the mean of 10, 20, … 200 and divide by their standard deviation; an answer goes the way back. One can \
      scale what goes in, or what is to come out, or both. Beside these stand the note's second layer, and ten times the updates. All \
      have \(runs.scaled.units) units.
      """)
    lesson.code("let scale = Standardizer(fittedTo: known)\nscale.standardized(series)\nscale.restored(y)")
    lesson.table(
      ["20 units", "10, 20, 30 →", "error, trained", "error, held out", "largest"],
      runs.repairs.map { name, plan in
        [name]
          + [\.first, \.trainedError, \.heldError, \.largest].map { shortText(runs.median(plan, $0), digits: 3) }
      })
    lesson.say(
      """
      It is the targets. Scaled, they lie between −2 and 2, the ceiling is above them before training begins, and 20 units are plenty. \
      Scaled inputs alone leave the ceiling nearly where it was. They help with something else: with inputs as they are, \
      \(shortText(100 * runs.median(Plan(), \.saturated), digits: 2)) % of all h stand within 0.01 of −1 or 1, where a unit can \
      no longer tell one number from another; with scaled ones it is \(shortText(100 * runs.median(runs.scaled, \.saturated), digits: 2)) %.
      """)
    lesson.say(
      """
      The second layer works too, though not by being deeper. Two affine layers in a row are one, and can say nothing that one cannot. \
      But the weights of the one are sums of products of two, and a product of two growing numbers grows faster. Ten times the updates \
      raise the ceiling as well, slowly. So the note's cures helped, and the word underfitting misled: the network was not too small, its \
      ceiling was too low.
      """)
    lesson.score("repair")
    let (plain, targets, inputs) = (Plan(), Plan(scalesTargets: true), Plan(scalesInputs: true))
    let errors = [plain, inputs, targets, runs.scaled, Plan(hasSecondLayer: true)].map { runs.median($0, \.heldError) }
    let shown = errors.map { shortText($0, digits: 3) }
    lesson.claim(
      "scaling both brings the held-out error of 20 units down at least a hundredfold", errors[3] < errors[0] / 100,
      shown: "\(shown[3]) against \(shown[0])")
    lesson.claim(
      "scaling the targets alone brings it down at least thirtyfold, scaling the inputs alone not even by a fifth",
      errors[2] < errors[0] / 30 && errors[1] > 0.8 * errors[0], shown: "targets \(shown[2]), inputs \(shown[1])")
    lesson.claim(
      "a second layer brings it down at least tenfold, unscaled", errors[4] < errors[0] / 10, shown: shown[4])
    if !lesson.isQuick {
      let wide = runs.widths.last!
      let (trained, held) = (runs.median(wide, \.trainedError), runs.median(wide, \.heldError))
      lesson.claim(
        "500 units do not overfit here: the held-out error is below the trained one", held < trained,
        shown: "\(shortText(held, digits: 2)) against \(shortText(trained, digits: 2))")
    }
  }

  /// What the networks say to numbers that lie outside those they have seen.
  func beyond(_ runs: NumberRuns, _ lesson: Lesson) {
    lesson.section("Beyond 200")
    lesson.say(
      "The windows so far lay between numbers that the networks had learned. Now they are asked for what comes after 200:")
    let plans = [
      ("\(runs.widths.last!.units) units, as they are", runs.widths.last!), ("20 units, both scaled", runs.scaled),
      ("200 units, both scaled", runs.scaledWide),
    ]
    lesson.table(
      ["network", "where 280 is right", "where 1000 is right", "ceiling"],
      plans.map { name, plan in
        [name] + [\.at280, \.at1000, \.ceiling].map { shortText(runs.median(plan, $0), digits: 3) }
      })
    lesson.say(
      """
      Close to the data some of the scaled ones go on for a while; then their units come near −1 or 1, and they flatten. Nothing that they \
      were shown says that the line goes on, and nothing in the cell does. The rule “the last value plus the last difference” knows it. \
      Who shows the network differences instead of values, 10, 10 → 10, gives it that rule: all differences are 10, and it has seen 10.

      The note was right that this is underfitting: the error is large on the trained windows, too. What it missed is that the ceiling \
      held the network down, not its size; and what looks like overfitting with 500 units is a line that ends where the data ended.
      """)
    lesson.score("beyond")
    let far = plans.map { runs.median($0.1, \.at1000) }
    lesson.claim(
      "where 1000 is right, none of these says two thirds of it", far.max()! < 2000 / 3,
      shown: far.map { shortText($0, digits: 3) }.joined(separator: ", "))
  }
}
