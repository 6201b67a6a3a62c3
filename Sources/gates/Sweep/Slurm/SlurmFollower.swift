import FourGates
import Foundation

/// Waits until Slurm has none of a sweep's runs any more, and shows how far they are.
struct SlurmFollower {
  let sweep: SlurmSweep
  let request: StopRequest
  let progress: SlurmProgress

  /// How often in a row Slurm may not answer, as while its controller is started anew.
  private static let patience = 20

  /// How the runs are in the end; nil where somebody asked to stop waiting.
  ///
  /// - Throws: `SlurmError`, if Slurm does not answer for long.
  func follow() throws(SlurmError) -> [(run: PlannedRun, standing: SlurmSweep.Standing)]? {
    let start = ContinuousClock.now
    let wanted = sweep.plan.runs.reduce(0) { $0 + $1.epochs }
    var faults = 0
    defer { progress.finish() }
    while request.signal == nil {
      do throws(SlurmError) {
        let found = try sweep.standings()
        faults = 0
        guard found.contains(where: { $0.standing.job != nil }) else { return found }
        progress.show(found.map(\.standing), epochs: sweep.epochs(of: found), of: wanted)
      } catch {
        faults += 1
        if faults == Self.patience { throw error }
      }
      // Often at first, and then seldom: the controller has others to answer.
      pause(for: min(15, max(1, (ContinuousClock.now - start) / .seconds(20))))
    }
    return nil
  }

  private func pause(for seconds: Double) {
    for _ in 0..<Int(seconds * 20) where request.signal == nil { usleep(50_000) }
  }
}

extension SlurmSweep {
  /// How many epochs runs have behind them, together.
  fileprivate func epochs(of runs: [(run: PlannedRun, standing: Standing)]) -> Int {
    runs.reduce(0) { sum, item in
      let done = item.standing == .finished ? item.run.epochs : (try? RecordedRun(reading: folder(of: item.run)))?.record.epochs
      return sum + min(done ?? 0, item.run.epochs)
    }
  }
}
