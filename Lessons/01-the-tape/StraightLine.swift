import FourGates
import LessonKit

extension TheTape {
  /// Gradient descent by hand: twenty points, two numbers, one loop.
  func aStraightLine(_ lesson: Lesson) throws {
    lesson.section("Going downhill")
    lesson.say(
      """
      Now the use of it. Twenty points were made with y = 2x + 1 and a little noise. We look for a slope w and an offset b; \
      “line” holds both, and they begin at 0. The loss is the mean squared error: the squared distance of the line from each point, up \
      or down, averaged. In each round of the loop we ask the tape for the gradient of the loss, and change both numbers a little the other \
      way: by 0.2 times their gradient. That is gradient descent. One such change is an update, and 0.2 is the learning rate.
      """)
    var dice = lesson.dice()
    let x = (0..<20).map { Scalar($0) / 10 - 1 }
    let inputs = Tensor(rows: x.map { [$0, 1] })
    let targets = inputs.matrixProduct(Tensor(rows: [[2], [1]])) + Tensor.normal([20, 1], deviation: 0.1, dice: &dice)
    let line = Parameter("line", Tensor(rows: [[0], [0]]))
    var lines: [[Double]] = []
    for _ in 0...100 {
      let tape = Tape()
      let drawn = matrixProduct(tape.data(inputs), tape[line])
      let loss = meanSquaredError(drawn, tape.data(targets))
      lines.append(drawn.value.scalars.map { Double($0) })
      line.value += tape.gradients(of: loss)[line] * -0.2
    }
    lesson.code(
      """
      let loss = meanSquaredError(drawn, tape.data(targets))
      line.value += tape.gradients(of: loss)[line] * -0.2
      """)
    lesson.fingerprint = fingerprint(of: [line])
    let places = x.map { Double($0) }
    lesson.show(
      Figure(
        "A line finds its place", x: Axis("x"), y: Axis("y"),
        [
          .points("twenty points", x: places, y: targets.scalars.map { Double($0) }, ink: .data),
          .line("at the start", x: places, y: lines[0], ink: .baseline),
          .line("after 3 updates", x: places, y: lines[3], ink: .secondModel),
          .line("after 100 updates", x: places, y: lines[100], ink: .model),
        ]), named: "line", says: "Each update turns and lifts the line a little, less and less as it fits.")
    let (slope, offset) = (
      lesson.number("line.slope", Double(line.value[0, 0])), lesson.number("line.offset", Double(line.value[1, 0]))
    )
    lesson.claim(
      "gradient descent finds the slope 2 and the offset 1, but for the noise", abs(slope - 2) < 0.15 && abs(offset - 1) < 0.1,
      shown: "\(shortText(slope)) and \(shortText(offset))")
    lesson.say("Everything that follows in this course is this loop, with more numbers in it.")
  }
}
