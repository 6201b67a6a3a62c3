import FourGates
import Foundation

/// Trains what is missing of a plan, in processes of this program, so many at a time.
///
/// Everything that is known of a run stands in its folder, so a sweep keeps nothing of its own: whatever ends it, the next one looks at
/// the folders, and goes on. That a run is not trained twice at once is up to `gates train`, which has a folder for itself.
struct LocalSweep {
  let plan: SweepPlan
  /// Where the folders of the runs are.
  let folder: String
  /// How many runs are trained at the same time.
  let jobs: Int
  let signals: SweepSignals
  let progress: SweepProgress
  /// The program that trains: this one.
  var program = Bundle.main.executablePath ?? CommandLine.arguments[0]

  /// How each run of the plan is.
  private(set) var standings: [SweepStanding]
  /// Whether no more runs are begun, because there is no room for what they write.
  private(set) var hasNoRoom = false
  private var queue: [Int]
  private var working: [Int: Work] = [:]
  private var forecast: SweepForecast
  private var (signalsPassedOn, lastLook) = (0, ContinuousClock.now)

  /// A run that is trained now.
  private struct Work {
    let child: SweepChild
    let log: ChildLog
    let start = ContinuousClock.now
    let doneAtStart: Int

    var seconds: Double { (ContinuousClock.now - start) / .seconds(1) }
  }

  /// - Parameter retryFailed: Whether runs are tried again that have failed.
  init(
    _ plan: SweepPlan, in folder: String, jobs: Int, retryFailed: Bool, signals: SweepSignals, progress: SweepProgress
  ) {
    (self.plan, self.folder, self.jobs, self.signals, self.progress) = (plan, folder, jobs, signals, progress)
    let recorded = plan.runs.map { try? RecordedRun(reading: folder + "/" + $0.folderName) }
    let standings = recorded.map { SweepStanding($0) }
    self.standings = standings
    queue = standings.indices.filter { standings[$0].isOpen(retryFailed: retryFailed) }
    let open = Set(queue)
    forecast = SweepForecast(
      runs: zip(plan.runs, recorded).enumerated().map { index, pair in
        var run = SweepForecast.Run(setting: pair.0.setting, epochs: pair.0.epochs)
        run.isOver = !open.contains(index) && standings[index] != .elsewhere
        guard let record = pair.1?.record, record.epochs > 0 else { return run }
        (run.done, run.secondsPerEpoch) = (record.epochs, record.seconds / Double(record.epochs))
        return run
      })
  }

  /// How many runs it is going to train.
  var missing: Int { queue.count }

  /// The signal that stopped it; nil where it came to its end.
  var stoppedBy: Int32? { signals.signal }

  mutating func run() {
    defer { progress.finish() }
    repeat {
      collect()
      passSignalsOn()
      begin()
      if working.isEmpty || progress.isDue { lookAround() }
      usleep(10_000)
    } while !working.isEmpty || (signals.count == 0 && !hasNoRoom && (!queue.isEmpty || standings.contains(.elsewhere)))
  }

  /// Takes in the runs that have come to an end.
  private mutating func collect() {
    for (index, work) in working {
      guard let ending = work.child.ending() else { continue }
      working[index] = nil
      let standing = standing(of: index, after: ending, log: work.log)
      work.log.tidy()
      standings[index] = standing
      guard standing == .finished || standing.isFailure else { continue }
      forecast.runs[index].isOver = true
      let done = (try? RecordedRun(reading: path(of: index)))?.record.epochs ?? 0
      if done > work.doneAtStart { forecast.runs[index].secondsPerEpoch = work.seconds / Double(done - work.doneAtStart) }
      if case .failed(let reason) = standing, SweepStanding.isAboutRoom(reason) { hasNoRoom = true }
      tell(index, after: work.seconds)
    }
  }

  /// How a run is after its process has ended.
  private func standing(of index: Int, after ending: SweepChild.Ending, log: ChildLog) -> SweepStanding {
    let run = try? RecordedRun(reading: path(of: index))
    switch ending {
    case .killed(let signal): return signals.count > 0 ? .begun : .killed(signal: signal)
    case .exited(TrainCommand.busyStatus): return .elsewhere
    case .exited(128 + SIGTERM), .exited(128 + SIGINT): return .begun
    case .exited(0) where run?.state == .finished: return .finished
    case .exited(let status):
      let said = run.flatMap { $0.state == .failed ? $0.record.reason : nil } ?? log.lastSentence
      return .failed(reason: said ?? "it ended with status \(status), and did not say why.")
    }
  }

  /// Ends the runs that were asked to end; a second time without waiting for them.
  private mutating func passSignalsOn() {
    let count = signals.count
    if count > signalsPassedOn {
      signalsPassedOn = count
      for work in working.values { work.child.send(count > 1 ? SIGKILL : SIGTERM) }
    }
    if signals.takePause() {
      for work in working.values { work.child.send(SIGSTOP) }
      kill(getpid(), SIGSTOP)
      for work in working.values { work.child.send(SIGCONT) }
    }
  }

  /// Begins as many runs as there is place for.
  private mutating func begin() {
    while working.count < jobs, !queue.isEmpty, !hasNoRoom, signals.count == 0 {
      let index = queue.removeFirst()
      do {
        let log = try ChildLog(in: path(of: index))
        let child = try SweepChild(
          program, ["train"] + plan.runs[index].arguments + ["--runs", folder, "--threads", "1", "--quiet"], log: log.path,
          environment: ProcessInfo.processInfo.environment.merging([ParentWatch.variable: "\(getpid())"]) { $1 }
            .map { "\($0)=\($1)" })
        working[index] = Work(child: child, log: log, doneAtStart: forecast.runs[index].done)
      } catch {
        standings[index] = .failed(reason: "it cannot be begun (\(error.reason)).")
        forecast.runs[index].isOver = true
        if SweepStanding.isAboutRoom(error.reason) { hasNoRoom = true }
        tell(index, after: 0)
      }
    }
  }

  /// Looks how far the runs are that go on, here and elsewhere.
  private mutating func lookAround() {
    for (index, work) in working {
      guard let record = (try? RecordedRun(reading: path(of: index)))?.record, record.epochs > work.doneAtStart else {
        continue
      }
      forecast.runs[index].done = record.epochs
      forecast.runs[index].secondsPerEpoch = work.seconds / Double(record.epochs - work.doneAtStart)
    }
    let now = ContinuousClock.now
    if now - lastLook > .seconds(1) {
      lastLook = now
      for index in standings.indices where standings[index] == .elsewhere { lookElsewhere(index) }
    }
    let over = forecast.runs.count(where: \.isOver)
    progress.show(forecast, jobs: jobs, over: over, failed: standings.count { $0.isFailure })
  }

  /// A run that another program trains may be over, or left behind: then it is this one's.
  private mutating func lookElsewhere(_ index: Int) {
    let run = try? RecordedRun(reading: path(of: index))
    let standing = SweepStanding(run)
    forecast.runs[index].done = run?.record.epochs ?? 0
    guard standing != .elsewhere else { return }
    standings[index] = standing
    if standing.isOpen(retryFailed: false) {
      queue.append(index)
    } else {
      forecast.runs[index].isOver = true
      tell(index, after: nil)
    }
  }

  private func tell(_ index: Int, after seconds: Double?) {
    let time = seconds.map { " in \(spokenTime($0))" } ?? " elsewhere"
    let words =
      switch standings[index] {
      case .finished: "finished\(time)"
      case .failed(let reason): "failed: \(reason)"
      default: standings[index].word
      }
    progress.runIsOver(
      "\(plan.runs[index].label), \(words)", number: forecast.runs.count(where: \.isOver), of: plan.runs.count)
  }

  /// The folder of a run.
  private func path(of index: Int) -> String { folder + "/" + plan.runs[index].folderName }
}
