import FourGates
import LessonKit

extension DrawingTheWave {
  static let questions = [
    Question(
      "best", "None of the ten draws the wave, the notes say. What do most of them draw instead?",
      ["a wave that grows", "a wave that is too slow", "a line that jumps up and down", "a line that comes to rest"],
      right: "d",
      because: """
        All were asked for one step from four values. The best answer to that is nearly the mean of the four, and a mean that feeds on \
        itself comes to rest.
        """
    ),
    Question(
      "missing", "Three ingredients: the past, many steps, the cover. Which one does least harm when it is taken away?",
      ["the past", "training on many steps", "the cover"], right: "b",
      because: """
        Without the past nobody knows where the wave is going, and without the cover nobody has taught the network what comes then. A \
        network that has both, and was asked for one step only, still swings, but not as it should.
        """
    ),
    Question(
      "horizon", "With the past and the cover, but trained on one step: how close does its line come to the wave?",
      ["as close", "a tenth farther off", "much farther off"], right: "c",
      because: "A loss of one step hardly cares whether the wave, left to itself, dies or grows a little at each step."),
  ]

  /// The exercise, with the tests that both answers are held against.
  static let exercise = Exercise(
    brief: "Write the free run with a memory: warm up on known values, then feed each prediction back.",
    hints: [
      "Two loops: one over the known values, one over the steps to draw. The memory goes through both.",
      "After the warm-up, the memory already holds the first prediction: read it before you step on.",
      "for x in known { memory = step(x, memory) }, then, for each step: y = read(memory); keep y; memory = step(y, memory).",
    ],
    yours: yourFreeRun, solution: freeRun
  ) { freeRun, check in
    let doubling = try freeRun([1, 2, 4], 3, 0, { x, _ in x }, { 2 * $0 })
    check.expect("a memory that is the last value, read twice as large", doubling, equals: [8, 16, 32], within: 1e-9)
    let sums = try freeRun([1, 2, 3], 3, 0, { x, sum in sum + x }, { $0 })
    check.expect("a memory that adds up all it reads", sums, equals: [6, 12, 24], within: 1e-9)
    let late = try freeRun([5, 5, 5, 5], 2, 0, { x, count in count + (x == 5 ? 1 : 100) }, { $0 })
    check.expect("four known values are four steps of warm-up, not five", late, equals: [4, 104], within: 1e-9)
    check.expect("no steps, no values", try freeRun([1], 0, 0, { x, _ in x }, { $0 }).count, equals: 0)
  }
}
