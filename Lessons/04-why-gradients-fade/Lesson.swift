import FourGates
import Foundation
import LessonKit

@main
struct WhyGradientsFade: LessonProgram {
  static let about = About(
    number: 4, slug: "why-gradients-fade", title: "Why gradients fade",
    question: "Gradients explode and vanish, the notes say. How fast, and what slows it?")
  @OptionGroup var options: LessonOptions

  private static let lag = 40

  func tell(_ lesson: Lesson) throws {
    lesson.section("One step back")
    lesson.say(
      """
      To learn what an early input has to do with a late error, the gradient must travel back through all the steps between. At each \
      step of a plain recurrent network it meets the same two things, in reverse order: the slope of tanh, and the matrix U by which \
      the memory is mixed. ∂h′ is the gradient after the step, ∂h before it, and ⊙ multiplies number by number.
      """)
    lesson.equation(
      """
      forward    h′ = tanh(x·W + h·U + b)
      back       ∂h = (∂h′ ⊙ (1 − h′ ⊙ h′))·Uᵀ
      """)
    lesson.say(
      """
      The slope, 1 − h′ ⊙ h′, is never above 1, and below 1 wherever a unit is not near 0. So forty steps back multiply the gradient by \
      forty slopes and forty times by the matrix. It rarely keeps its length on the way.
      """)
    lesson.ask("rnn")
    lesson.say(
      """
      The LSTM, the subject of lesson 5, has a second memory c. A step multiplies it by a forget gate, a number between 0 and 1 for each \
      unit, and adds something new. The gate is σ(f) = 1 / (1 + e⁻ᶠ), where f is an affine map of x and h with a bias of its own, the \
      forget bias. Before training f is near that bias. A GRU has gates, too, but one memory; its update gate says how much of it is kept.
      """)
    lesson.ask("lstm")
    try howFast(lesson)
    try clipping(lesson)
  }

  private func howFast(_ lesson: Lesson) throws {
    lesson.section("How fast")
    let seedCount = lesson.isQuick ? 5 : 25
    var dice = lesson.dice()
    let seeds = (0..<seedCount).map { _ in dice.next() }
    lesson.say(
      """
      Ten cells with \(Fade.units) units, none of them trained. “As PyTorch begins” draws weights as that library does, between \
      −1/√\(Fade.units) and 1/√\(Fade.units). The other plain cells have another U and no biases: an orthogonal matrix turns the memory \
      and never stretches it, “1.5 · orthogonal” turns and stretches it by 1.5, the identity hands it on as it is. Each cell reads \
      \(Fade.steps) random numbers of mean 0 and standard deviation 1. The loss looks at the last output only: it is a weighted sum of \
      the output's numbers, with random weights. We ask for the gradient of the memory k steps before the end, and divide its length by \
      that at the end: what is left at lag k. An LSTM's memory is both c and h. Each number is the median of \(seedCount) cells.
      """)
    lesson.code("cell.gradientByLag(over: inputs) { run in\n  sum(run.last * run.last.tape.data(direction))\n}")
    let plain = try Fade.plain.map { ($0, try $0.medians(lesson, seeds: seeds)) }
    let gated = try Fade.gated.map { ($0, try $0.medians(lesson, seeds: seeds)) }
    lesson.table(
      ["left at lag", "10", "\(Self.lag)", "160"],
      (plain + gated).map { fade, curve in [fade.name] + [10, Self.lag, 160].map { shortText(curve[$0], digits: 2) } })
    for (fade, curve) in plain + gated {
      lesson.number("left.\(fade.key).lag40", curve[Self.lag])
      lesson.number("left.\(fade.key).lag160", curve[160])
    }
    lesson.show(
      Fade.figure(plain, gated), named: "left",
      says: """
        Straight lines on a logarithmic axis, most of them: each step multiplies by about the same factor. Below the dotted line, what \
        comes from there is lost in rounding when it is added to what the last step says.
        """)
    lesson.score("rnn")
    lesson.score("lstm")
    judge(lesson, Dictionary(uniqueKeysWithValues: (plain + gated).map { ($0.key, $1[Self.lag]) }))
  }

  /// What slows it: the matrix in plain networks, the gates' biases in the others.
  private func judge(_ lesson: Lesson, _ left: [String: Double]) {
    func shown(_ keys: String...) -> String { keys.map { shortText(left[$0]!, digits: 2) }.joined(separator: " and ") }
    lesson.claim("a plain RNN leaves less than a millionth at lag 40", left["rnn"]! < 1e-6, shown: shown("rnn"))
    lesson.claim(
      "an orthogonal U, which turns and never stretches, leaves at least ten thousand times as much",
      left["orthogonal"]! > 1e4 * left["rnn"]!, shown: shown("orthogonal"))
    lesson.claim(
      "one that stretches by 1.5 makes the gradient grow, tanh or no tanh", left["stretched"]! > 1, shown: shown("stretched"))
    lesson.claim(
      "without tanh and without stretching, nothing is lost at all", abs(left["linear"]! - 1) < 1e-3, shown: shown("linear"))
    lesson.section("What an LSTM preserves")
    lesson.say(
      """
      The notes say that an LSTM preserves the gradient. Its long-term memory is c, its short-term memory is h. On the way through c a \
      step multiplies by the forget gate and by nothing else: no matrix, no tanh. So the gate itself, about σ(bias) before any training, \
      says what can last.
      """)
    lesson.equation("c′ = σ(f) ⊙ c + σ(i) ⊙ tanh(g)        left at lag k, through c alone: σ(bias)ᵏ")
    lesson.table(
      ["forget bias", "σ(bias)", "σ(bias)⁴⁰", "measured at lag 40"],
      [0, 1, 3].map { bias in
        let gate = 1 / (1 + exp(-Double(bias)))
        return ["\(bias)"] + [gate, pow(gate, Double(Self.lag)), left["lstm\(bias)"]!].map { shortText($0, digits: 2) }
      })
    lesson.say(
      """
      Where the gates leave next to nothing, the rest comes on the other way, through h and the four matrices of f, i, g and the last \
      gate; it does not last either. The GRU's update gate does for its one memory what the forget gate does for c.
      """)
    lesson.claim(
      "with a forget bias of 0, an LSTM loses the gradient as a plain RNN does: less than a millionth is left",
      left["lstm0"]! < 1e-6, shown: shown("lstm0"))
    lesson.claim("with a bias of 3, more than a hundredth is left", left["lstm3"]! > 0.01, shown: shown("lstm3"))
    lesson.claim(
      "a GRU gains as well from its update bias: at least ten thousand times as much is left with 2",
      left["gru2"]! > 1e4 * left["gru"]!, shown: shown("gru", "gru2"))
  }
}
