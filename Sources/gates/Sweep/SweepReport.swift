import FourGates
import Foundation
import LessonKit

/// What a sweep says: before it begins, and when it is over.
struct SweepReport {
  let plan: SweepPlan
  /// Where the folders of the runs are.
  let folder: String
  let terminal: Terminal
  /// How one goes on with the sweep.
  let command: String

  /// What is there of the runs, and what is to do.
  func begin(_ standings: [SweepStanding], missing: Int, jobs: Int) {
    var parts = counts(standings)
    if missing == 0, parts.count == 1 { parts = ["all of them \(parts[0].drop { $0.isNumber || $0 == " " })"] }
    let work = missing == 0 ? "Nothing is missing." : "\(counted(missing, "run")) to train, \(jobs) at a time."
    let before = parts.isEmpty ? "" : ": \(listed(parts, "and"))"
    terminal.say(
      "\(shownPath(plan.path)) asks for \(counted(plan.runs.count, "run")) in \(shownPath(folder))\(before). \(work)")
    if plan.repeated > 0 {
      let (are, they) = plan.repeated == 1 ? ("combination is", "it is") : ("combinations are", "they are")
      terminal.say("\(plan.repeated) \(are) the same run as another one; \(they) trained once.")
    }
  }

  /// How many runs are there already, by how they are.
  private func counts(_ standings: [SweepStanding]) -> [String] {
    func count(_ isMeant: (SweepStanding) -> Bool) -> Int { standings.filter(isMeant).count }
    let parts = [
      (count { $0 == .finished }, "finished"), (count { $0 == .begun }, "begun"),
      (count { $0 == .elsewhere }, "trained by another program now"), (count { $0.isFailure }, "failed"),
    ]
    return parts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
  }

  /// Every run with how it is and its folder, for `--dry-run`.
  func list(_ standings: [SweepStanding]) {
    let rows = zip(plan.runs, standings).map { [$0.label, $1.word, $0.folderName] }
    terminal.block(TableLayout(["run", "state", "folder"], rows).lines(width: terminal.width))
  }

  /// How it went, and what one can do now.
  func end(_ standings: [SweepStanding], stoppedBy signal: Int32?, hasNoRoom: Bool) {
    let finished = standings.count { $0 == .finished }
    if signal == nil { results() }
    let failures = zip(plan.runs, standings).filter(\.1.isFailure)
    if !failures.isEmpty {
      terminal.say("\(counted(failures.count, "run")) of \(plan.runs.count) did not come to the end:")
      for (run, standing) in failures { terminal.item("\(run.label): \(reason(of: standing, run))", sign: "✗") }
    }
    let isWhole = finished == plan.runs.count
    if hasNoRoom {
      terminal.say(
        "No more runs were begun, because there is no room for what they write. What is finished is kept. Make room, and go on with:"
      )
    } else if signal != nil {
      terminal.say(
        "Stopped: \(finished) of \(counted(plan.runs.count, "run")) are finished, and each of the others goes on where it was. Go on with:"
      )
    } else if !isWhole {
      let onlyFailed = standings.allSatisfy { standing in
        if case .failed = standing { true } else { standing == .finished }
      }
      terminal.say(onlyFailed ? "What has failed is tried again with:" : "The rest is trained with:")
      return terminal.block(["    \(command)\(onlyFailed ? " --retry-failed" : "")"])
    }
    if !isWhole { return terminal.block(["    \(command)"]) }
    terminal.say("All \(counted(plan.runs.count, "run")) are finished. Look further with:")
    let place = RunsHint.argument(folder)
    terminal.block(["    gates runs table\(place)", "    gates runs figures\(place)", "    gates runs best\(place)"])
  }

  private func reason(of standing: SweepStanding, _ run: PlannedRun) -> String {
    switch standing {
    case .failed(let reason): reason
    case .killed(SIGKILL): "killed by signal 9, as a system does that has no memory left; it goes on at the next start."
    case .killed(let signal):
      "ended by signal \(signal); \(shownPath("\(folder)/\(run.folderName)/\(ChildLog.fileName)")) may say why."
    default: standing.word
    }
  }
}
