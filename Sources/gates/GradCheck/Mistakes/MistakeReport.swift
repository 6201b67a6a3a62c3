import ArgumentParser
import FourGates
import LessonKit

/// What `--break` prints: the list of mistakes, one of them, or all of them against all checks.
enum MistakeReport {
  static let words = ["list", "all"] + Mistake.all.map(\.name)

  /// - Returns: whether each mistake was caught, and nothing was said of the same without it.
  static func show(_ wish: String, seed: UInt64, on terminal: Terminal) throws -> Bool {
    switch wish {
    case "list":
      list(on: terminal)
      return true
    case "all":
      return all(seed: seed, on: terminal)
    default:
      guard let mistake = Mistake.all.first(where: { $0.name == wish }) else { throw unknown(wish) }
      return one(mistake, seed: seed, on: terminal)
    }
  }

  /// The sentence for a name that no mistake has.
  static func unknown(_ name: String) -> ValidationError {
    ValidationError(notThere("mistake", name, words))
  }

  private static func list(on terminal: Terminal) {
    terminal.say("Mistakes that were published in programs people used, built again to see what finds them:")
    for mistake in Mistake.all { terminal.item("\(mistake.sentence) Found in \(mistake.place).", sign: "\(mistake.name):") }
    terminal.say("See one: gates gradcheck --break \(Mistake.all[0].name). See what finds which: gates gradcheck --break all.")
  }

  private static func one(_ mistake: Mistake, seed: UInt64, on terminal: Terminal) -> Bool {
    terminal.say("\(mistake.sentence) Found in \(mistake.place).")
    terminal.block(["  right  \(mistake.lines.right)", "  wrong  \(mistake.lines.wrong)"])
    let outcomes = MistakeCheck.allCases.map { check in
      (check: check, wrong: check.outcome(of: mistake.wrong, seed: seed), right: check.outcome(of: mistake.right, seed: seed))
    }
    terminal.say("Every check runs it. ✓ caught, – not seen:")
    for (check, wrong, _) in outcomes { terminal.item("\(check.name): \(wrong.found).", sign: wrong.caught ? "✓" : "–") }
    terminal.say("Why it hides: \(mistake.hiding)")
    let falseAlarms = outcomes.filter(\.right.caught).map(\.check.name)
    let isCaught = outcomes.contains { $0.wrong.caught }
    if !isCaught { terminal.say("No check sees it.") }
    if falseAlarms.isEmpty {
      let quiet = outcomes.filter(\.wrong.caught).map { "\($0.check.name): \($0.right.found)" }
      terminal.say("Without the mistake, no check objects. Then it reads: \(listed(quiet, "and")).")
    } else {
      terminal.say("Without the mistake, these object all the same: \(listed(falseAlarms, "and")).")
    }
    return isCaught && falseAlarms.isEmpty
  }

  private static func all(seed: UInt64, on terminal: Terminal) -> Bool {
    let rows = Mistake.all.map { mistake in
      (
        mistake: mistake, wrong: MistakeCheck.allCases.map { $0.outcome(of: mistake.wrong, seed: seed).caught },
        right: MistakeCheck.allCases.map { $0.outcome(of: mistake.right, seed: seed).caught }
      )
    }
    terminal.say("Every check runs every mistake, and the same without the mistake. ✓ caught, – not seen:")
    // A dash alone is a number that is missing, and would stand on the right.
    let cells = rows.map { row in [row.mistake.name] + row.wrong.map { $0 ? "✓" : " –" } }
    terminal.block(TableLayout(["mistake"] + MistakeCheck.allCases.map(\.short), cells).lines(width: terminal.width))
    for check in MistakeCheck.allCases { terminal.item(check.explanation, sign: "\(check.short):") }

    let isCaught = rows.allSatisfy { $0.wrong.contains(true) }
    let isQuiet = rows.allSatisfy { !$0.right.contains(true) }
    let most = MistakeCheck.allCases.indices.map { column in rows.count { $0.wrong[column] } }.max() ?? 0
    let missed = rows.filter { !$0.wrong.contains(true) }.map(\.mistake.name)
    terminal.say(
      (isCaught ? "Each of the \(rows.count) is caught" : "No check sees \(listed(missed, "and"))")
        + ", and no check finds more than \(most) of them. "
        + (isQuiet
          ? "Without the mistakes, no check objects." : "Some check objects to what is right: see it with --break and a name."))
    return isCaught && isQuiet
  }
}
