import ArgumentParser
import FourGates
import Foundation
import LessonKit

extension SweepCommand {
  /// Trains what is missing on this machine.
  ///
  /// - Throws: `ExitCode` where not all runs are finished, `SweepError` where they have no place.
  func runHere(_ plan: SweepPlan) throws {
    let signals = SweepSignals()
    let sources = signals.watch()
    defer { withExtendedLifetime(sources) {} }
    let folder = try dryRun ? URL(fileURLWithPath: runs).path : place()
    var sweep = LocalSweep(
      plan, in: folder, jobs: jobs ?? ProcessInfo.processInfo.activeProcessorCount, retryFailed: retryFailed, signals: signals,
      progress: .automatic)
    let report = SweepReport(plan: plan, folder: folder, terminal: .standard(), command: again)
    report.begin(sweep.standings, missing: sweep.missing, jobs: sweep.jobs)
    if dryRun { return report.list(sweep.standings) }
    sweep.run()
    report.end(sweep.standings, stoppedBy: sweep.stoppedBy, hasNoRoom: sweep.hasNoRoom)
    if let signal = sweep.stoppedBy { throw ExitCode(128 + signal) }
    if sweep.standings.contains(where: { $0 != .finished }) { throw ExitCode.failure }
  }

  /// The folder of the runs, which is made if it is not there.
  private func place() throws -> String {
    do {
      return try OutputFolder(making: runs).path
    } catch { throw SweepError.noPlace(error) }
  }

  /// What one types to go on.
  private var again: String {
    let words = ["gates sweep", shownPath(plan ?? "")] + (runs == "runs" ? [] : ["--runs", shownPath(runs)])
    return (words + (jobs.map { ["--jobs", "\($0)"] } ?? [])).joined(separator: " ")
  }
}
