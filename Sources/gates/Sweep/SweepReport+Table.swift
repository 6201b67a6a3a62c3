import FourGates
import LessonKit

extension SweepReport {
  /// What the runs that are over have come to: a table a task, a row a setting.
  func results() {
    let recorded = plan.runs.compactMap { try? RecordedRun(reading: "\(folder)/\($0.folderName)") }
    let over = recorded.filter { $0.state == .finished || $0.state == .failed }
    let voice = RunsVoice(terminal: terminal, write: StandardOutput.write, note: { StandardError.send($0 + "\n") })
    for task in RunCollection(path: folder, runs: over).tasks {
      SettingsTable(task: task, folder: folder, moment: .best, sort: "settings", isReversed: false).show(voice)
    }
  }
}
