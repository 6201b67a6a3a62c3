import FourGates
import LessonKit

/// The second half of the story: how the gradient runs back.
extension LoopWithMemory {
  func threeSteps(_ lesson: Lesson) throws {
    lesson.section("Three steps, by hand")
    lesson.ask("sum")
    lesson.say(
      """
      How does the gradient run back through time? We take the smallest case: one unit, three steps, inputs ½, 1, ½, a memory of 0.2 to \
      start with, W = 0.5, U = 0.9, b = 0.1. After the third step the memory should be −0.5, and the loss is the squared distance. \
      This is the whole tape, with a value and a gradient on each line:
      """)
    let three = ThreeSteps()
    lesson.equation(three.tape.listing(three.gradients))
    lesson.show(
      three.drawing, named: "tape",
      says: """
        Each point is an entry, each line leads from an input to what is computed from it. Values run to the right along h, gradients the \
        same way back. Three lines begin at U.
        """)
    lesson.say(
      """
      There is nothing about time in it: a long chain, to be read backwards like any other. Now by hand. a is what is inside a tanh, ₁, ₂ \
      and ₃ count the steps, h₀ is the memory to start with, and ∂a stands for “the gradient of the loss with respect to a”:
      """)
    let hand = ThreeSteps.byHand
    func number(_ value: Double) -> String { shortText(value, digits: 4) }
    let (h, a) = (hand.memories.map(number), hand.inside.map(number))
    lesson.equation(
      """
      ∂a₃ = 2 (h₃ − target) · (1 − h₃²) = 2 (\(h[3]) + 0.5) (1 − \(h[3])²) = \(a[2])
      ∂a₂ = ∂a₃ · U · (1 − h₂²)         = \(a[2]) · 0.9 · (1 − \(h[2])²) = \(a[1])
      ∂a₁ = ∂a₂ · U · (1 − h₁²)         = \(a[1]) · 0.9 · (1 − \(h[1])²) = \(a[0])

      ∂U  = ∂a₃ h₂ + ∂a₂ h₁ + ∂a₁ h₀
          = \(hand.termsOfU.reversed().map(number).joined(separator: " + ")) = \(number(hand.gradients[1]))
      """)
    let differences = zip(three.onTape, hand.gradients).map { abs($0 - $1) / abs($1) }
    lesson.table(
      ["gradient of", "on the tape", "by hand"],
      zip(["W", "U", "b"], zip(three.onTape, hand.gradients)).map { name, pair in
        [name, shortText(pair.0, digits: 9), shortText(pair.1, digits: 9)]
      })
    lesson.number("three.dU", hand.gradients[1])
    lesson.number("three.difference", differences.max()!)
    lesson.claim(
      "tape and hand agree to rounding", differences.max()! < 16 * Double(Scalar.ulpOfOne),
      shown: "relative difference \(shortText(differences.max()!, digits: 2))")
  }

  func terms(_ lesson: Lesson) {
    lesson.section("A sum over steps")
    lesson.say(
      """
      Back to 32 units and 20 steps. To see what each step contributes, we give each step a copy of U of its own, all with the same \
      numbers. The tape then has a gradient for each copy: the term of that step, a matrix [32, 32]. We show its length, the root of the \
      sum of its squared numbers, for two losses: the error of the last step's prediction only, and the mean over all twenty predictions.
      """)
    let last = Terms(lastOnly: true, dice: lesson.dice())
    let every = Terms(lastOnly: false, dice: lesson.dice())
    lesson.table(
      ["step", "loss of the last step only", "loss of every step"],
      [20, 19, 18, 15, 10, 5, 1].map { step in
        ["\(step)", shortText(last.lengths[step - 1], digits: 2), shortText(every.lengths[step - 1], digits: 2)]
      })
    lesson.show(
      Terms.figure(last, every), named: "terms",
      says: "When only the last step is judged, steps further back contribute less and less.")
    lesson.say(
      """
      When every step is judged, each counts a twentieth, and a copy of U gets its share from the errors of its own step and of all that \
      follow. Early copies get more of these shares, so the fading does not show.
      """)
    lesson.score("sum")
    let difference = lesson.number("sum.difference", max(last.difference, every.difference))
    lesson.claim(
      "the twenty terms add up to the gradient of the one U", difference < 200 * Double(Scalar.ulpOfOne),
      shown: "relative difference \(shortText(difference, digits: 2))")
    let share = lesson.number("first.to.last", last.lengths[0] / last.lengths[19])
    lesson.claim(
      "before training, judged at the last step only, the first step's term is less than a hundredth of the last one's",
      share < 0.01,
      shown: "\(shortText(share, digits: 2)) times as long")
    lesson.say(
      """
      Each step back multiplies by U and by 1 − h², as in the three lines by hand, and here that makes the gradient smaller. So what \
      happened early hardly changes an update. How fast this goes, and what slows it, is the question of lesson 4.

      Notes that draw one cell for each step are right: that is the tape. What the drawing hides is that it is the same cell every time, \
      with one U. Steps cost time and tape, not parameters, and no unit belongs to a step.
      """)
  }
}
