import FourGates
import Foundation
import LessonKit

@main
struct FourGatesLesson: LessonProgram {
  static let about = About(
    number: 5, slug: "four-gates", title: "The four gates", question: "What does each gate do, alone and together?")
  @OptionGroup var options: LessonOptions

  func tell(_ lesson: Lesson) throws {
    lesson.section("Two memories, four gates")
    lesson.say(
      """
      A recurrent network reads a sequence step by step and carries a memory along. Long short-term memory, LSTM, carries two: a \
      long-term memory c, and a short-term memory h, which is what it shows. A gate is a number between 0, shut, and 1, open, that \
      something is multiplied with. It is computed from the input x and from h, and squeezed between 0 and 1 by the logistic function σ.
      """)
    lesson.equation(
      """
      forget     k  = σ(f) ⊙ c            keep this much of the memory
      learn      n  = σ(i) ⊙ tanh(g)      let this much of something new in
      remember   c′ = k + n               the new long-term memory
      use        h′ = σ(o) ⊙ tanh(c′)     show this much of it
      """)
    lesson.say(
      """
      f, i, g and o are affine maps: x times weights, plus h times weights, plus a bias, each with weights and a bias of its own. \
      ⊙ multiplies number by number. The four lines are what we call the four gates; remember is a plain sum, without any weights. Other \
      books say forget gate for σ(f), input gate for σ(i), candidate for tanh(g) and output gate for σ(o); some call the forget gate a \
      “remember gate”, because 1 keeps.
      """)
    lesson.code("let remembered = remember(kept: kept, learned: learned)")

    lesson.section("Forget, alone")
    lesson.say(
      """
      We set all weights to 0, so that only the biases count, and choose these by hand. The learn gate is shut, and the memory starts at \
      1. Three units differ in their forget gate only: one is open to 1, as nearly as our numbers can tell, one to 0.99, one to 0.9. Then \
      a hundred steps pass.
      """)
    lesson.ask("left")
    let forgets = [1, 0.99, 0.9]
    let cell = handMadeCell(forget: forgets, learn: 0, use: 1)
    let steps = cell.watch(Array(repeating: .zeros([1, 1]), count: 100), from: (.ones([1, 3]), .zeros([1, 3])))
    let memories = forgets.indices.map { unit in [1] + steps.map { Double($0.longTerm[0, unit]) } }
    lesson.show(
      Figure(
        "What is left of a memory", x: Axis("time step"), y: Axis("long-term memory c", range: 0...1.1),
        zip(memories, forgets).enumerated().map { unit, line in
          .line("forget gate at \(shortText(line.1))", y: line.0, ink: .series(unit))
        }), named: "forget", says: "Only a gate at 1 keeps for ever; 0.99 halves the memory every 69 steps.")
    lesson.number("left.0.9", memories[2][100])
    lesson.score("left")
    lesson.claim(
      "with forget at 1 and learn at 0 the memory is the same, to the last bit", memories[0][100] == 1,
      shown: shortText(memories[0][100], digits: 9))
    lesson.claim(
      "with forget at 0.9 it is 0.9¹⁰⁰", abs(memories[2][100] / pow(0.9, 100) - 1) < 1e-3, shown: shortText(memories[2][100]))
    try learnAndUse(lesson)
    try EventStory(lesson).tell()
  }

  private func learnAndUse(_ lesson: Lesson) throws {
    lesson.section("Learn and use, alone")
    lesson.say(
      """
      Now the forget gate stays at 1, the learn gate is open, and the candidate, what might be learned, is always tanh(g) = ½. The memory \
      counts: it grows by ½ a step, with no limit. What the cell shows, h, never passes 1, because tanh squeezes it. And with the use gate \
      shut it shows nothing at all, though the memory is still there.
      """)
    let inputs = Array(repeating: Tensor.ones([1, 1]), count: 10)
    let open = handMadeCell(forget: [1], learn: 1, use: 1).watch(inputs)
    let shut = handMadeCell(forget: [1], learn: 1, use: 0).watch(inputs)
    lesson.table(
      ["step", "memory c", "shown h, use open", "shown h, use shut"],
      [0, 1, 4, 9].map { step in
        [String(step + 1)]
          + [open[step].longTerm, open[step].shortTerm, shut[step].shortTerm].map { shortText(Double($0.scalar)) }
      })
    let (counted, shown) = (Double(open[9].longTerm.scalar), Double(open[9].shortTerm.scalar))
    lesson.claim("ten steps of ½ add up to 5", abs(counted - 5) < 1e-3, shown: shortText(counted))
    lesson.claim("what is shown stays below 1", shown < 1 && shown > 0.99, shown: shortText(shown, digits: 6))
    let last = open[9]
    func number(_ tensor: Tensor) -> String { shortText(Double(tensor.scalar)) }
    lesson.say("The tenth step, with its numbers:")
    lesson.equation(
      """
      k  = σ(f) ⊙ c         = \(number(last.forget)) × \(number(open[8].longTerm)) = \(number(last.kept))
      n  = σ(i) ⊙ tanh(g)   = \(number(last.input)) × \(number(last.candidate)) = \(number(last.learned))
      c′ = k + n            = \(number(last.kept)) + \(number(last.learned)) = \(number(last.longTerm))
      h′ = σ(o) ⊙ tanh(c′)  = \(number(last.output)) × \(number(last.longTerm.tanh())) = \(number(last.shortTerm))
      """)
    lesson.say(
      """
      The course notes that gave the gates their names draw the use gate differently: h′ = σ(o) ⊙ tanh(k·Wu + bu), with weights Wu and a \
      bias bu of its own. It looks at what was kept, not at what is remembered, so what is learned in a step cannot be seen before the \
      next. FourGates has both. Here Wu = 1 and bu = 0, and a candidate of ½ comes at step 1 only:
      """)
    let event = [Tensor.ones([1, 1])] + Array(repeating: Tensor.zeros([1, 1]), count: 2)
    let standard = handMadeCell(forget: [1], learn: 1, use: 1).watch(event).map { Double($0.shortTerm.scalar) }
    let notes = handMadeCell(forget: [1], learn: 1, use: 1, .lessonNotes).watch(event).map { Double($0.shortTerm.scalar) }
    lesson.table(
      ["step", "standard h", "course notes' h"],
      standard.indices.map { [String($0 + 1), shortText(standard[$0]), shortText(notes[$0])] })
    lesson.claim(
      "the course notes' use gate shows it one step later", notes[0] == 0 && notes[1] == standard[0],
      shown: "\(shortText(notes[0])), then \(shortText(notes[1]))")
  }

  /// A cell with one input, whose gates stand where we put them; what might be learned is tanh(g) = x/2.
  private func handMadeCell(forget: [Double], learn: Double, use: Double, _ useGate: UseGate = .standard) -> LSTMCell {
    var dice = Dice(seed: 1)
    let cell = LSTMCell(inputs: 1, hidden: forget.count, useGate: useGate, dice: &dice)
    for parameter in cell.parameters { parameter.value = .zeros(parameter.value.shape) }
    func bias(_ opening: Double) -> Scalar { Scalar(opening == 1 ? 40 : opening == 0 ? -200 : log(opening / (1 - opening))) }
    cell.forgetMap.b.value = Tensor(row: forget.map(bias))
    cell.inputMap.b.value = Tensor(row: forget.map { _ in bias(learn) })
    cell.outputMap.b.value = Tensor(row: forget.map { _ in bias(use) })
    cell.candidateMap.W.value = Tensor(repeating: Scalar(atanh(0.5)), shape: [1, forget.count])
    cell.notes?.W.value = .ones([1, 1])
    return cell
  }
}
