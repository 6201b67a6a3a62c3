import FourGates
import Foundation
import LessonKit

/// A sweep whose runs Slurm trains: what is there of each run, and what is still to be submitted.
struct SlurmSweep {
  let plan: SweepPlan
  let places: SlurmScript.Places
  /// How many runs may be trained at once; nil for as many as there is room for.
  let jobs: Int?
  let settings: [SlurmSetting]
  let retryFailed: Bool
  let programs: SlurmPrograms

  /// How a run is.
  enum Standing: Equatable {
    case finished
    case failed
    /// A task of this Slurm trains it, or waits to.
    case queued(SlurmQueue.Standing)
    /// Somebody else trains it.
    case running
    case missing

    /// The number of the array that it is queued in; nil if it is not.
    var job: String? { if case .queued(let task) = self { task.job } else { nil } }
  }

  func folder(of run: PlannedRun) -> String { "\(places.runs)/\(run.folderName)" }

  /// What is there of every run, in the order of the plan.
  ///
  /// - Parameter asking: Whether Slurm is asked what it has queued.
  /// - Throws: `SlurmError`, where there are submissions and Slurm does not say what has become of them.
  func standings(asking: Bool = true) throws(SlurmError) -> [(run: PlannedRun, standing: Standing)] {
    let recorded = plan.runs.map { (run: $0, standing: self.recorded($0)) }
    // Nobody has to be asked about runs that are over.
    let open = Set(recorded.filter { [.missing, .running].contains($0.standing) }.map(\.run.folderName))
    let queued = asking ? try queued(open) : [:]
    return recorded.map { run, standing in
      // Read once more, for a task that has ended in between is not in the queue, and its run is not missing.
      guard open.contains(run.folderName) else { return (run, standing) }
      let now = self.recorded(run)
      return (run, now == .finished || now == .failed ? now : queued[run.folderName].map(Standing.queued) ?? now)
    }
  }

  /// What a run's folder says.
  private func recorded(_ run: PlannedRun) -> Standing {
    let standing = SweepStanding(try? RecordedRun(reading: folder(of: run)))
    if standing.isOpen(retryFailed: retryFailed) { return .missing }
    switch standing {
    case .finished: return .finished
    case .elsewhere: return .running
    default: return .failed
    }
  }

  /// What Slurm has in its queue, by the folders of the runs.
  private func queued(_ folders: Set<String>) throws(SlurmError) -> [String: SlurmQueue.Standing] {
    let submissions = SlurmSubmission.all(in: places.scripts).filter { !folders.isDisjoint(with: $0.runs) }
    let queue = try SlurmQueue(asking: programs, names: submissions.map(\.name))
    var queued: [String: SlurmQueue.Standing] = [:]
    for submission in submissions {
      for (number, folder) in submission.runs.enumerated() where folders.contains(folder) {
        if let standing = queue.tasks[SlurmQueue.Task(name: submission.name, number: number)] { queued[folder] = standing }
      }
    }
    return queued
  }

  /// The arrays for some runs, none of them longer than Slurm takes it.
  func scripts(for runs: [PlannedRun], arraySize: Int) -> [SlurmScript] {
    stride(from: 0, to: runs.count, by: arraySize).map { start in
      SlurmScript(
        sweep: plan.name, runs: Array(runs[start..<min(start + arraySize, runs.count)]), places: places, jobs: jobs,
        settings: settings)
    }
  }

  /// Submits runs, and gives the numbers of the jobs.
  ///
  /// - Throws: `SlurmError`.
  func submit(_ runs: [PlannedRun]) throws -> [String] {
    guard programs.has("sbatch") else { throw SlurmError.missing(program: "sbatch") }
    guard !places.scripts.contains(where: { $0 == "%" || $0 == "\\" }) else { throw SlurmError.folder(path: places.runs) }
    let folder: OutputFolder
    do { folder = try OutputFolder(making: places.scripts) } catch { throw SlurmError.notWritten(error) }
    var (jobs, submitted): ([String], Int) = ([], 0)
    for script in scripts(for: runs, arraySize: programs.arraySize()) {
      do {
        try folder.write(Data(script.text.utf8), as: script.fileName)
        try SlurmSubmission(script).write(to: folder)
        // Each array is throttled by itself, so a throttled one waits for the one before it.
        let job = try programs.submit(folder.file(script.fileName), in: folder.path, after: self.jobs == nil ? nil : jobs.last)
        jobs.append(job)
        submitted += script.runs.count
        try SlurmSubmission(script, job: job).write(to: folder)
      } catch let error as LessonError {
        throw SlurmError.notWritten(error)
      } catch let error as SlurmError {
        unlink(folder.file(script.name + ".json"))
        unlink(folder.file(script.fileName))
        if case .refused(_, let words) = error, !jobs.isEmpty {
          throw SlurmError.partlyRefused(words: words, jobs: jobs, tasks: submitted)
        }
        throw error
      }
    }
    return jobs
  }
}
