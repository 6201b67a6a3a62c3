import FourGates
import LessonKit

/// Runs as rows: in which settings they differ, how far they are, what they reached.
struct RunList {
  let collection: RunCollection
  let order: RunOrder
  /// How many are shown at most.
  let limit: Int?

  /// Those of a task, in order.
  func shown(_ task: TaskRuns) -> [RecordedRun] {
    let runs = order.sorted(task.runs)
    return limit.map { Array(runs.prefix($0)) } ?? runs
  }

  /// For people: only what differs, short numbers.
  func table(of task: TaskRuns) -> RunTable {
    let settings = task.varying.filter { $0 != "epochs" }
    let hasAccuracy = task.hasAccuracy
    let results = ["loss"] + (hasAccuracy ? ["accuracy"] : [])
    let titles = ["run"] + settings + ["seed", "state", "epochs"] + results + ["time"]
    let rows = shown(task).map { run -> [String] in
      var row = [run.shortName]
      row += settings.map { run.settings[$0] ?? "–" }
      row += [String(run.record.seed), run.state.rawValue, "\(run.done)/\(run.record.epochsWanted)"]
      row.append(run.result(.loss).map { shortText($0) } ?? "–")
      if hasAccuracy { row.append(run.result(.accuracy).map { shortText($0) } ?? "–") }
      return row + [spokenTime(run.record.seconds)]
    }
    return RunTable(columns: titles.map { RunTable.Column($0) }, rows: rows.map { $0.map { .text($0) } })
  }

  /// For programs: all tasks, every setting, every digit.
  var exactTable: RunTable {
    let runs = collection.tasks.flatMap(shown)
    let settings = SettingOrder.sorted(Set(runs.flatMap(\.settings.keys)))
    let columns = [
      "run", "task", "seed", "state", "done", "epochs_wanted", "parameters", "loss", "accuracy", "test_loss",
      "test_accuracy", "seconds", "data", "reason", "path",
    ]
    let rows = runs.map { run -> [RunTable.Cell] in
      let record = run.record
      var row: [RunTable.Cell] = [.text(record.fingerprint), .text(record.task), .text(String(record.seed))]
      row += [.text(run.state.rawValue), .whole(run.done), .whole(record.epochsWanted), RunTable.Cell(record.parameters)]
      row += [RunTable.Cell(run.result(.loss)), RunTable.Cell(run.result(.accuracy))]
      row += [RunTable.Cell(record.test?.loss), RunTable.Cell(record.test?.accuracy), RunTable.Cell(record.seconds)]
      row += [.text(record.data), RunTable.Cell(record.reason), .text(run.path)]
      for key in settings { row.append(RunTable.Cell(run.settings[key].map { SettingValue($0) })) }
      return row
    }
    return RunTable(columns: (columns + settings).map { RunTable.Column($0) }, rows: rows)
  }
}
