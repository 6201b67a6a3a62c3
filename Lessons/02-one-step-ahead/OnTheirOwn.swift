import FourGates
import LessonKit

extension OneStepAhead {
  /// The last part of the story: nobody gives them true values any more.
  func freeRun(_ lesson: Lesson, _ contests: Contests) {
    lesson.section("On their own")
    lesson.say(
      """
      At last nobody gives them true values any more: each draws the 400 steps after the 600th by itself. Every prediction becomes its \
      next input. That is a free run.
      """)
    lesson.show(
      contests.rest, named: "rest",
      says: "The first of the series. Who looks at four values comes to rest, the network too. One line swings.")
    lesson.table(
      ["predictor", "distance from the clean wave (root mean squared)"],
      contests.first.entrants.indices.map { index in
        let error = lesson.number("free.\(Self.keys[index])", contests.freeError(index))
        return [contests.first.entrants[index].name, shortText(error, digits: 2)]
      } + [["always 0", shortText(lesson.number("free.zero", contests.freeErrorOfZero), digits: 2)]])
    lesson.say(
      """
      These are medians over all series. A flat line at 0 would be closer to the wave than the network is. The network has learned to \
      stay near its last values, a little too high or too low; fed back, that little adds up, until the line has reached a height where \
      it stays.
      """)
    let (short, long) = (contests.root(0), contests.root(1))
    lesson.say(
      """
      Why does one of the sums swing, and the other not? In a free run a weighted sum multiplies its last τ values by the same matrix at \
      every step. In the long run only the matrix's largest eigenvalue counts, the largest root of the sum: a complex number with a size \
      and an angle. Each step multiplies the line by the size and turns it by the angle. For the sum of four the size is \
      \(shortText(short.radius, digits: 5)) and the angle 0, so it decays to 0. For the sum of 128 the size is \
      \(shortText(long.radius, digits: 5)), and each step turns it by \(shortText(long.angle, digits: 3)): nearly the wave's own 0.01.
      """)
    lesson.number("root.sum4.size", short.radius)
    lesson.number("root.sum128.size", long.radius)
    lesson.number("root.sum128.angle", long.angle)
    lesson.score("draws")
    let height = lesson.number("late.height.network", contests.lateHeight(Contest.network))
    lesson.claim(
      "after 200 steps of its own, the network draws a flat line", height < 0.1,
      shown: "half its height is \(shortText(height, digits: 2))")
    lesson.claim(
      "the sum of four decays, the sum of 128 turns by 0.01 a step",
      short.radius < 1 && short.angle == 0 && abs(long.angle - 0.01) < 0.001,
      shown: "angles \(shortText(short.angle)) and \(shortText(long.angle, digits: 3))")
    let (four, best) = (contests.freeError(Contest.network), contests.freeError(Contest.sumOf128))
    lesson.claim(
      "on its own, the sum of 128 stays at least twice as close to the wave as the network", best < four / 2,
      shown: "distances \(shortText(best, digits: 2)) and \(shortText(four, digits: 2))")
    lesson.say(
      """
      The notes were right: one step ahead works well. It works as well with a mean. What they missed is that this loss cannot tell a \
      predictor that knows the wave from one that does not; the error many steps ahead can. What a network needs to draw the wave is \
      the question of lesson 11.
      """)
  }
}
