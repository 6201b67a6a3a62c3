import ArgumentParser
import FourGates
import Foundation
import LessonKit

extension SweepCommand {
  /// Gives the missing runs to Slurm, or shows what it would be given.
  func runOnSlurm(_ plan: SweepPlan) throws {
    let sweep = SlurmSweep(
      plan: plan, places: .here(runs: runs), jobs: jobs,
      settings: SlurmSetting.merged(try SlurmSetting.settings(of: plan), slurm.slurm), retryFailed: retryFailed,
      programs: SlurmPrograms())
    let report = SlurmReport(sweep: sweep, terminal: .standard())
    // Where there is no Slurm, nobody knows what it has in its queue; the script can be looked at all the same.
    let found = try sweep.standings(asking: !dryRun || sweep.programs.has("squeue"))
    let missing = found.filter { $0.standing == .missing }.map(\.run)
    if dryRun { return sweep.show(missing, found) }
    let request = StopRequest()
    let sources = slurm.wait ? request.watch() : []
    defer { withExtendedLifetime(sources) {} }
    var jobs = Set(found.compactMap(\.standing.job)).sorted { $0.localizedStandardCompare($1) == .orderedAscending }
    if !missing.isEmpty {
      let new = try sweep.submit(missing)
      jobs += new
      report.submitted(missing.count, as: new, withFollowing: !slurm.wait)
    } else if !jobs.isEmpty, !slurm.wait {
      report.queued(found.map(\.standing), as: jobs)
    }
    if jobs.isEmpty || slurm.wait { try report.wait(jobs, until: request) }
  }
}

extension SlurmSweep {
  /// Prints the scripts that would be submitted, and on standard error what is there already.
  fileprivate func show(_ missing: [PlannedRun], _ found: [(run: PlannedRun, standing: Standing)]) {
    StandardError.send(SlurmReport.found(found.map(\.standing)) + "\n")
    let scripts = scripts(for: missing, arraySize: programs.arraySize())
    StandardOutput.write(scripts.map(\.text).joined(separator: "\n"))
  }
}

extension SlurmReport {
  /// Waits for the end of all jobs, and says how it was.
  ///
  /// - Throws: `ExitCode`, where somebody stopped the waiting or a run is not finished; `SlurmError`.
  fileprivate func wait(_ jobs: [String], until request: StopRequest) throws {
    guard let standings = try SlurmFollower(sweep: sweep, request: request, progress: .automatic).follow() else {
      terminal.say("Stopped waiting; Slurm goes on with the runs. This follows them again, lists them, and takes them back:")
      howToGoOn(jobs)
      throw ExitCode(128 + (request.signal ?? SIGINT))
    }
    guard ended(standings) else { throw ExitCode.failure }
  }
}

extension SlurmScript.Places {
  /// This program, and the folder in which it was started.
  static func here(runs: String) -> Self {
    Self(
      program: Bundle.main.executablePath ?? CommandLine.arguments[0], folder: FileManager.default.currentDirectoryPath,
      runs: URL(fileURLWithPath: runs).standardizedFileURL.path)
  }
}
