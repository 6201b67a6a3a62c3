import FourGates
import LessonKit

extension Gestures {
  /// What goes without training, and what a stranger gets.
  func strangers(_ trials: Trials, _ lesson: Lesson) {
    lesson.section("By what, and on whom")
    lesson.say(
      """
      Two things are missing in the table of the notes. One is what goes without training: the nearest neighbour looks for the training \
      gesture that is most like the new one, and takes its name. Like can mean step by step, or with dynamic time warping, which lets \
      one gesture be slower than the other here and faster there. The other is a person that nobody trained on. A random split puts \
      gestures of everybody on both sides. Left out of training, \(trials.set.people[Trials.stranger]) is a stranger.
      """)
    lesson.table(["classifier", "random split", "a stranger"], trials.baselineRows(lesson))
    let warped = trials.neighbours[.dynamicTimeWarping]!
    let note = trials["note"].accuracy
    lesson.score("neighbour")
    lesson.claim(
      "the nearest neighbour, warped, beats the note's network without any training", warped.random > note,
      shown: "\(percent(warped.random)) against \(percent(note))")
  }

  /// All rows side by side.
  func table(_ trials: Trials, _ lesson: Lesson) {
    lesson.section("The table")
    lesson.table(
      ["row", "after 3 epochs", "at the end"],
      trials.rows.map { row in
        if row.failure != nil { return [row.name, "–", "given up"] }
        let early = median(row.trials.map { $0.accuracies[min(2, $0.accuracies.count - 1)] })
        return [row.name, percent(early), percent(lesson.number("\(row.key).accuracy", row.accuracy))]
      })
    for row in trials.rows { if let failure = row.failure { lesson.say("\(row.name): \(failure)") } }
    if let folder = trials.folder {
      lesson.say(
        """
        Each row is kept as a run in \(shownPath(folder)), so a full run that is stopped goes on with the rows that are missing. \
        swift run gates runs table \(shownPath(folder)) sorts and compares them.
        """)
    }
    lesson.show(
      trials.confusions, named: "confusion",
      says: "Rows are what was made, columns are what was answered. On the diagonal the answer is right.")
    lesson.say(
      """
      So which rows are real? More units and a higher rate do help the note's network, and its table is right there. What they help it \
      with is to carry a gesture through the zeros; a network that answers in time has \(percent(trials["real"].accuracy)) with 64 units \
      at the low rate. The rows about dropout compare dice. And no row says how good its number is, for none has a baseline beside \
      it, or a stranger.
      """)
  }
}
