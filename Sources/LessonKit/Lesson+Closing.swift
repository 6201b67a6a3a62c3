import FourGates
import Foundation

extension Lesson {
  /// The first lines: what this is, what it asks, and the seed.
  func open() {
    terminal.heading("Lesson \(about.number): \(about.title)")
    terminal.say(about.question)
    let length = isQuick ? " This is the quick run." : isFull ? " This is the full run; it takes its time." : ""
    terminal.say("Seed \(seed); the same seed gives the same numbers.\(length)")
  }

  /// The last lines: what the lesson leaves behind, the exercise, and whether the claims held.
  ///
  /// - Returns: whether every claim held.
  func close(inviting exercise: Exercise, noting progress: ProgressFile?) throws(LessonError) -> Bool {
    inquiry.requireAllScored()
    try write(inviting: exercise)
    if let progress { note(in: progress) }
    terminal.heading("Kept for later")
    for name in results.figures + ["results.json", "page.html"] { terminal.item(shownPath(folder.file(name)), sign: " ") }
    exercise.invite(command: about.command, on: terminal)
    terminal.heading("In short")
    let (_, made, right) = inquiry.tally
    if made > 0 { terminal.say("\(right) of \(counted(made, "prediction")) right.") }
    return sumUpClaims()
  }

  /// Writes `results.json` and `page.html`.
  private func write(inviting exercise: Exercise) throws(LessonError) {
    let results = finishedResults()
    let run = Page.Run(
      command: repeating(about.command, arguments), seed: seed, isQuick: isQuick, isFull: isFull,
      bits: 8 * MemoryLayout<Scalar>.size,
      fingerprint: fingerprint, predictions: inquiry.tally)
    let html = Data(page.html(of: run, inviting: exercise.invitation(command: about.command)).utf8)
    try interruption.heldOff { () throws(LessonError) in
      try folder.write(results, as: "results.json")
      try folder.write(html, as: "page.html")
    }
  }

  private func sumUpClaims() -> Bool {
    let failed = zip(results.claims, shownClaims).filter { !$0.0.holds }.map(\.1)
    guard !results.claims.isEmpty else {
      terminal.say("This run claims nothing; its numbers speak for themselves.")
      return true
    }
    guard !failed.isEmpty else {
      terminal.say("Every claim held: \(results.claims.count) of \(results.claims.count).")
      return true
    }
    terminal.say("\(failed.count) of \(counted(results.claims.count, "claim")) did not hold:")
    for claim in failed { terminal.item(claim, sign: "✗") }
    return false
  }
}
