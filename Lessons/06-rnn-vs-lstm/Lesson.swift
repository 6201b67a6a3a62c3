import FourGates
import LessonKit

@main
struct RNNvsLSTM: LessonProgram {
  static let about = About(
    number: 6, slug: "rnn-vs-lstm", title: "RNN and LSTM",
    question: "A plain RNN cannot remember for long, the notes say. Is that so, and by how much?")
  @OptionGroup var options: LessonOptions

  func tell(_ lesson: Lesson) throws {
    try adding(lesson)
    try recall(lesson)
    lesson.section("So is it true?")
    lesson.say(
      """
      On the first task the notes are right, and the difference is large: where the plain RNN needs thousands of updates or does not \
      arrive, the cells with gates need hundreds. The second task says something else: there a plain RNN with a well-chosen U beats \
      an LSTM with a badly chosen bias. In the adding problem the second mark may stand close to the end, so there is something to \
      learn from at once, and from there the gates open further; in delayed recall, all there is to learn lies at the largest lag.

      So the notes got right that gates make a long memory possible. They missed that training must find it, and that is decided by where \
      the gates stand when it begins: lesson 4 has measured what is left of the gradient then. And no run lets us say “cannot”, only: not \
      in so many updates.
      """)
  }

  private func adding(_ lesson: Lesson) throws {
    let lengths = lesson.isQuick ? [20] : [20, 50]
    lesson.section("Two numbers to be added")
    lesson.say(
      """
      The notes say: a plain RNN forgets within a few steps, an LSTM does not. Here is a task that asks for it. At each of T steps \
      comes a number between 0 and 1, and beside it a mark. Two marks are 1, one in each half of the sequence; all others are 0. After \
      the last step the network is to say the sum of the two marked numbers. Whoever always answers 1 has a mean squared error of \
      1/6: 1/12, the variance of such a number, for each of the two. Every batch is made anew, so nothing can be learned by heart.
      """)
    lesson.code("AddingProblem(steps: 20).batch(of: 32, dice: &dice)")
    lesson.say(
      """
      All cells have 32 units, batches of 32, gradients clipped at a norm of 1, and Adam at the learning rate that suited each of them \
      best among 0.001, 0.003 and 0.01. “U identity” begins with the identity as its U, and has no biases. The default run has \
      more cells, among them a peephole LSTM, whose gates see the long-term memory, too, and “biases spread”, an LSTM whose \
      units begin with forget biases of their own, so that half of a memory is left after 1 step in the first unit and after 50 in the \
      last: your exercise. A run counts as solved when its mean squared error on 256 other samples is below 0.01; then it ends. \
      It has \(MemoryTask.adding(steps: 20).updates) updates for that.
      """)
    lesson.ask("adding")
    let contest = try Contest(
      lesson,
      lesson.isQuick
        ? [.rnn, .lstm(forget: 1), .gru]
        : [
          .rnn, .identity, .lstm(forget: 0), .lstm(forget: 1), .peephole(forget: 1), .gru, .gru(update: 2),
          .spread(longest: 50),
        ], on: lengths.map { .adding(steps: $0) })
    for length in lengths { contest.table(lesson, "adding", length, .adding(steps: length)) }
    lesson.show(
      contest.figure(
        "The adding problem: the first run of each",
        lesson.isQuick ? ["rnn", "lstm1", "gru"] : ["rnn", "lstm1", "peephole1", "gru"],
        y: Axis("mean squared error", .logarithmic),
        [
          .level("always answering 1", at: AddingProblem.lossOfAlwaysOne, ink: .baseline), .level("solved", at: 0.01),
        ]), named: "adding",
      says: """
        Each curve first stays near the level of always answering 1, then falls, and ends when the task is solved. What differs is how \
        long it stays.
        """)
    lesson.score("adding")
    let short = MemoryTask.adding(steps: 20)
    let gated = lesson.isQuick ? ["lstm1", "gru"] : ["lstm1", "peephole1", "gru"]
    lesson.claim(
      "over 20 steps, the cells with gates solve it in every run", gated.allSatisfy { contest.solvedAll($0, on: short) },
      shown: gated.map { "\(contest.solved($0, on: short)) of \(Contest.seeds)" }.joined(separator: ", "))
    lesson.claim(
      "a plain RNN needs at least three times as many updates as an LSTM with a forget bias of 1",
      contest.updates("rnn", on: short) >= 3 * contest.updates("lstm1", on: short),
      shown: "\(shortText(contest.updates("rnn", on: short))) against \(shortText(contest.updates("lstm1", on: short)))")
    if lesson.isQuick { return }
    let long = MemoryTask.adding(steps: 50)
    lesson.claim(
      "over 50 steps, most runs of the plain RNN do not get there, and all of a GRU do",
      2 * contest.solved("rnn", on: long) < Contest.seeds && contest.solvedAll("gru", on: long),
      shown: "\(contest.solved("rnn", on: long)) of \(Contest.seeds), \(contest.solved("gru", on: long)) of \(Contest.seeds)")
  }

  private func recall(_ lesson: Lesson) throws {
    let lengths = lesson.isQuick ? [20] : [20, 40]
    lesson.section("One symbol to be recalled")
    lesson.say(
      """
      The first step shows one of four symbols. Then come T distractors: steps that show one of four other symbols each, and mean \
      nothing. In the end the network is to name the first. Whoever guesses is right in a quarter of the cases; solved is 99 %, and \
      a run has \(MemoryTask.recall(distractors: 20).updates) updates for that. Nothing has to be found in the sequence here, or \
      added: it is memory alone.
      """)
    lesson.code("DelayedRecall(distractors: 20).batch(of: 32, dice: &dice)")
    lesson.ask("recall")
    let contest = try Contest(
      lesson,
      lesson.isQuick
        ? [.identity, .lstm(forget: 0), .lstm(forget: 3), .gru(update: 2)]
        : [
          .rnn, .identity, .lstm(forget: 0), .lstm(forget: 1), .lstm(forget: 3), .lstm(forget: 5), .shut,
          .peephole(forget: 1), .peephole(forget: 3), .gru, .gru(update: 2), .spread(longest: 50),
        ], on: lengths.map { .recall(distractors: $0) })
    for length in lengths { contest.table(lesson, "recall", length, .recall(distractors: length)) }
    lesson.fingerprint = contest.trials("lstm3", on: .recall(distractors: 20))[0].fingerprint
    lesson.show(
      contest.figure(
        "Delayed recall: the first run of each",
        lesson.isQuick ? ["identity", "lstm0", "lstm3", "gru2"] : ["identity", "lstm0", "lstm1", "lstm3", "gru", "gru2"],
        y: Axis("share of right answers", range: 0...1.05), [.level("guessing", at: 0.25, ink: .baseline)]), named: "recall",
      says:
        "An LSTM with a forget bias of 0 guesses to the end. With 3 it is there within a hundred updates, and its curve ends.")
    lesson.score("recall")
    judgeRecall(lesson, contest)
  }

  private func judgeRecall(_ lesson: Lesson, _ contest: Contest) {
    let short = MemoryTask.recall(distractors: 20)
    func counts(_ keys: [String], _ task: MemoryTask) -> String {
      keys.map { "\(contest.solved($0, on: task)) of \(Contest.seeds)" }.joined(separator: ", ")
    }
    lesson.claim(
      "over 20 distractors, a plain RNN that begins with the identity solves it in every run",
      contest.solvedAll("identity", on: short), shown: counts(["identity"], short))
    lesson.claim(
      "an LSTM with a forget bias of 0 rarely does, with 3 always",
      2 * contest.solved("lstm0", on: short) < Contest.seeds && contest.solvedAll("lstm3", on: short),
      shown: counts(["lstm0", "lstm3"], short))
    if lesson.isQuick { return }
    let long = MemoryTask.recall(distractors: 40)
    lesson.say(
      """
      A forget gate that stays open keeps the symbol; but each distractor is learned as well, and laid on top. With a bias of −4 for \
      the learn gate (others say input gate), next to nothing comes in until training opens it for the symbol.
      """)
    lesson.claim(
      "over 40, an LSTM with a forget bias of 1 rarely does, with 4 and an input bias of −4 always",
      2 * contest.solved("lstm1", on: long) < Contest.seeds && contest.solvedAll("shut", on: long),
      shown: counts(["lstm1", "shut"], long))
    lesson.claim(
      "a GRU as PyTorch begins rarely does, either; with an update bias of 2 it always does",
      2 * contest.solved("gru", on: long) < Contest.seeds && contest.solvedAll("gru2", on: long),
      shown: counts(["gru", "gru2"], long))
  }
}
