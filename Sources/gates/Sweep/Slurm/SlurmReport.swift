import FourGates
import Foundation
import LessonKit

/// What a sweep on Slurm says: what was found, what was submitted, how to go on, and how it went.
struct SlurmReport {
  let sweep: SlurmSweep
  let terminal: Terminal

  /// What is there of the runs.
  static func found(_ standings: [SlurmSweep.Standing]) -> String {
    func count(_ isMeant: (SlurmSweep.Standing) -> Bool) -> Int { standings.filter(isMeant).count }
    let queued = standings.compactMap { if case .queued(let task) = $0 { task.isRunning } else { nil } }
    let parts: [(Int, String)] = [
      (count { $0 == .finished }, "finished"), (count { $0 == .failed }, "failed"),
      (queued.filter { $0 }.count, "trained by Slurm now"), (queued.filter { !$0 }.count, "queued"),
      (count { $0 == .running }, "trained by another program now"), (count { $0 == .missing }, "missing"),
    ]
    let said = parts.filter { $0.0 > 0 }.map { "\($0) \($1)" }
    return "\(counted(standings.count, "run")): \(listed(said, "and"))."
  }

  /// What was submitted, and what a reader can do now.
  func submitted(_ runs: Int, as jobs: [String], withFollowing: Bool) {
    let all =
      "\(counted(runs, "run")) \(runs == 1 ? "is" : "are") submitted as \(Self.named(jobs))\(runs == 1 ? "" : ", a task each")."
    let place = "What a task says goes to \(shownPath(sweep.places.scripts))."
    guard withFollowing else { return terminal.say("\(all) \(place)") }
    terminal.say("\(all) \(place) This follows them, lists them, and takes them back:")
    howToGoOn(jobs)
  }

  /// That there is nothing to submit.
  func queued(_ standings: [SlurmSweep.Standing], as jobs: [String]) {
    terminal.say(
      """
      \(Self.found(standings)) Nothing is submitted: what is not over is with Slurm, as \(Self.named(jobs)). This follows the \
      runs, lists them, and takes them back:
      """)
    howToGoOn(jobs)
  }

  private static func named(_ jobs: [String]) -> String { listed(jobs.map { "job \($0)" }, "and") }

  /// How to follow jobs, list them and take them back.
  func howToGoOn(_ jobs: [String]) {
    terminal.block([
      "    \(following)", "    squeue --jobs=\(jobs.joined(separator: ","))", "    scancel \(jobs.joined(separator: " "))",
    ])
  }

  /// The command that waits.
  private var following: String {
    let runs = shownPath(sweep.places.runs)
    let places =
      ["gates", "sweep", shownPath(sweep.plan.path)] + (runs == "runs" ? [] : ["--runs", runs]) + ["--engine", "slurm"]
    let jobs = sweep.jobs.map { ["--jobs", "\($0)"] } ?? []
    return (places + jobs + ["--wait"]).joined(separator: " ")
  }

  /// How the sweep ended.
  ///
  /// - Returns: Whether every run is finished.
  func ended(_ runs: [(run: PlannedRun, standing: SlurmSweep.Standing)]) -> Bool {
    terminal.say(Self.found(runs.map(\.standing)))
    let failed = runs.filter { $0.standing == .failed }
    if !failed.isEmpty { terminal.heading("Failed") }
    for (run, _) in failed { terminal.item("\(run.label): \(sweep.reason(for: run))", sign: "✗") }
    if !failed.isEmpty { terminal.say("Once the reason is gone, --retry-failed tries them again.") }
    let missing = runs.filter { $0.standing == .missing }
    if !missing.isEmpty { terminal.heading("Not finished, and not queued any more") }
    for (run, _) in missing { terminal.item("\(run.label): \(sweep.lastWords(of: run) ?? "no task says why")", sign: "–") }
    if !missing.isEmpty { terminal.say("The same command submits them again, and they go on where they are.") }
    return runs.allSatisfy { $0.standing == .finished }
  }
}

extension SlurmSweep {
  /// Why a run failed.
  func reason(for run: PlannedRun) -> String {
    (try? RecordedRun(reading: folder(of: run)))?.record.reason ?? lastWords(of: run) ?? "it does not say why."
  }

  /// The last line that a task said about a run; nil if it said nothing.
  func lastWords(of run: PlannedRun) -> String? {
    let files = SlurmSubmission.all(in: places.scripts).compactMap { submission in
      submission.runs.firstIndex(of: run.folderName).map { "\(places.scripts)/\(submission.name)-\($0).txt" }
    }
    let newest = files.compactMap { path in
      let facts = try? FileManager.default.attributesOfItem(atPath: path)
      return (facts?[.modificationDate] as? Date).map { (path, $0) }
    }.max { $0.1 < $1.1 }
    guard let newest, let data = FileManager.default.contents(atPath: newest.0) else { return nil }
    return String(decoding: data, as: UTF8.self).split(whereSeparator: \.isNewline).last { $0 != "Terminated" }.map(String.init)
  }
}
