import FourGates
import LessonKit

/// The second half of the lesson: a cell that learned by itself to keep one event in mind.
struct EventStory {
  private static let steps = 20
  private let lesson: Lesson
  private let net: Forecaster<LSTMCell>

  init(_ lesson: Lesson) {
    var dice = lesson.dice()
    self.lesson = lesson
    net = Forecaster(LSTMCell(inputs: 1, hidden: 6, initial: .pyTorch.forgetBias(1), dice: &dice), dice: &dice)
  }

  func tell() throws {
    lesson.section("Together: keeping one event in mind")
    lesson.say(
      """
      So far we set the gates. Now a cell with six units learns to set them. It reads \(Self.steps) steps of faint noise of deviation \
      0.1; in one of the first eight something happens: 1 is added, or taken away. At the end it must name the sign of this event: +1 or \
      −1. Between event and answer lie twelve steps or more. It trains with Adam at a learning rate of 0.01, begins with a forget bias \
      of 1, and its gradients are clipped at a norm of 1.
      """)
    var dice = lesson.dice()
    var trainer = Trainer(net.parameters, optimizer: Adam(learningRate: 0.01), clipping: .norm(1))
    try trainer.fit(epochs: 1, batches: { _ in 0..<300 }) { _, tape in
      let batch = sequences(64, dice: &dice)
      return meanSquaredError(net(batch.inputs, on: tape), tape.data(batch.signs))
    }
    lesson.fingerprint = fingerprint(of: net.parameters)
    let fresh = sequences(1000, dice: &dice)
    let right = lesson.number("event.right", shareRight(fresh))
    lesson.say(
      """
      After 300 updates, with a batch of 64 sequences each, it names the sign for a thousand new sequences, \(percent(right)) of them \
      rightly. A guess is right in 50 %.
      """)
    lesson.claim("the trained cell names the sign in at least 95 of 100 new sequences", right >= 0.95, shown: percent(right))
    showGates(fresh)
    try holdForget(fresh, right)
  }

  private func showGates(_ fresh: (inputs: [Tensor], signs: Tensor, events: [Int])) {
    let one = 0
    let watched = net.cell.watch(fresh.inputs.map { $0.rows(one..<one + 1) })
    func rows(_ gate: (LSTMStep) -> Tensor) -> [[Double]] {
      (0..<net.cell.hidden).map { unit in watched.map { Double(gate($0)[0, unit]) } }
    }
    func map(_ title: String, _ name: String, _ gate: (LSTMStep) -> Tensor) -> Panel {
      Panel(
        title, x: Axis("time step, from 0"), y: Axis("unit, from 0"),
        [.heatMap(name, rows: rows(gate), scale: .sequential, range: 0...1)])
    }
    let memory = Panel(
      "long-term memory c", x: Axis("time step, from 0"), y: Axis("unit, from 0"),
      [.heatMap("c", rows: rows(\.longTerm), scale: .diverging)])
    let shown = Panel(
      "what is shown, h", x: Axis("time step, from 0"), y: Axis("unit, from 0"),
      [.heatMap("h", rows: rows(\.shortTerm), scale: .diverging, range: -1...1)])
    let input = Panel(
      "the input", x: Axis("time step, from 0"), y: Axis("x"),
      [
        .line("input", y: fresh.inputs.map { Double($0[one, 0]) }, ink: .data),
        .moment("event", at: Double(fresh.events[one])),
      ])
    lesson.show(
      Figure(
        "One sequence, gate by gate", columns: 2,
        panels: [
          input, memory, map("forget: share kept", "σ(f)", \.forget), map("learn: share taken in", "σ(i)", \.input),
          map("use: share shown", "σ(o)", \.output), shown,
        ]), named: "gates",
      says: """
        Time runs to the right, each row is a unit. At the event the long-term memory changes. No forget gate is quite at 1, so the \
        steps after the event write the memory again, from what h still shows of it.
        """)
    let memories = net.cell.watch(fresh.inputs).map(\.longTerm)
    var (atEvent, elsewhere) = (0.0, 0.0)
    for step in 1..<Self.steps {
      let change = memories[step] - memories[step - 1]
      for (row, event) in fresh.events.enumerated() where event > 0 {
        let size = Double(change.rows(row..<row + 1).sumOfSquares().squareRoot())
        if step == event { atEvent += size } else { elsewhere += size / Double(Self.steps - 2) }
      }
    }
    let ratio = lesson.number("event.change.ratio", atEvent / elsewhere)
    lesson.claim(
      "at the event the long-term memory changes at least one and a half times as much as in other steps", ratio >= 1.5,
      shown: "\(shortText(ratio, digits: 2)) times")
  }

  private func holdForget(_ fresh: (inputs: [Tensor], signs: Tensor, events: [Int]), _ before: Double) throws {
    lesson.section("What if it always forgets?")
    lesson.ask("forget")
    let map = net.cell.forgetMap
    for parameter in map.parameters { parameter.value = .zeros(parameter.value.shape) }
    map.b.value = Tensor(repeating: -200, shape: [net.cell.hidden])
    let held = lesson.number("event.right.forgetting", shareRight(fresh))
    lesson.say("We hold the forget gate at 0 and ask again: \(percent(held)) right, instead of \(percent(before)).")
    lesson.score("forget")
    lesson.claim("without its long-term memory this cell only guesses", abs(held - 0.5) < 0.1, shown: percent(held))
    lesson.say(
      """
      The course notes name the gates well: forget, learn, remember, use. What the names do not say is that keeping is a matter of \
      degree. A forget gate at 0.9 is nearly open, and leaves nothing after a hundred steps.
      """)
  }

  private func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }

  private func shareRight(_ batch: (inputs: [Tensor], signs: Tensor, events: [Int])) -> Double {
    let answers = net(batch.inputs, on: Tape()).value * batch.signs
    return Double(answers.scalars.count { $0 > 0 }) / Double(answers.count)
  }

  /// Faint noise with one jump of ±1 in the first eight steps: inputs T × [B, 1], signs [B, 1], and where the jumps are.
  private func sequences(_ count: Int, dice: inout Dice) -> (inputs: [Tensor], signs: Tensor, events: [Int]) {
    var inputs = (0..<Self.steps).map { _ in Tensor.normal([count, 1], deviation: 0.1, dice: &dice) }
    let events = (0..<count).map { _ in dice.index(below: 8) }
    let signs = (0..<count).map { _ in dice.index(below: 2) == 0 ? Scalar(-1) : 1 }
    for (row, event) in events.enumerated() { inputs[event][row, 0] += signs[row] }
    return (inputs, Tensor(shape: [count, 1], scalars: signs), events)
  }
}
