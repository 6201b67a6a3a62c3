import FourGates
import Foundation
import LessonKit

extension OneStepAhead {
  static let questions = [
    Question(
      "mean", "So, one step ahead, what is the mean squared error of the mean of the last four values?", right: 0.05,
      within: 0.005,
      because:
        "The noise of the value itself, 0.04, and the noise that is left in the mean, 0.04 / 4. The wave adds next to nothing."
    ),
    Question(
      "network", "And how large is the network's error? It also sees four values, but it has learned from 600.",
      ["at the floor, 0.04", "about as good as the mean", "half of the mean's error"], right: "b",
      because: "The best that four values allow is nearly their mean. There is hardly anything to learn."),
    Question(
      "draws", "Then each draws 400 steps by itself, with its own predictions as inputs. Whose line still swings at the end?",
      ["the network's", "that of the best weighted sum of four values", "that of the best weighted sum of 128"], right: "c",
      because: "Which way the wave is going shows in many values, not in four."),
  ]

  /// The exercise, with the tests that both answers are held against.
  static let exercise = Exercise(
    brief: "Find the best weighted sum of the last two values: two equations, two weights.",
    hints: [
      "Go through t = 2, 3, … and add up five sums: p·p, p·q, q·q, x·p and x·q.",
      "Two equations with two unknowns: multiply the first by Σ q², the second by Σ p q, and subtract. Only a is left.",
      "a = (Σxp·Σqq − Σxq·Σpq) / (Σpp·Σqq − Σpq²), and b = (Σxq·Σpp − Σxp·Σpq) / the same.",
    ],
    yours: yourTwoWeights, solution: twoWeights
  ) { twoWeights, check in
    let growing = try twoWeights([1, 1, 2, 3, 5, 8, 13])
    check.expect(
      "1, 1, 2, 3, 5, 8, …: each is the sum of the two before", [growing.a, growing.b], equals: [1, 1], within: 1e-9)
    let wave = try twoWeights(Series.sine(count: 200, period: 50).values)
    let exact = 2 * cos(2 * Double.pi / 50)
    check.expect("a clean sine: 2 cos of the angle of a step, and −1", [wave.a, wave.b], equals: [exact, -1], within: 1e-9)
    var dice = Dice(seed: 1)
    let noisy = Series.courseSine(count: 600, dice: &dice)
    let best = try Autoregression(ofLast: 2, fittedTo: noisy).weights
    let found = try twoWeights(noisy.values)
    check.expect("with noise, what least squares finds", [found.a, found.b], equals: best, within: 1e-9)
  }
}
