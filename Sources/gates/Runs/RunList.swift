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
    let columns =
      Self.exactColumns
      + settings.map { key in (key, { run in RunTable.Cell(run.settings[key].map { SettingValue($0) }) }) }
    return RunTable(
      columns: columns.map { RunTable.Column($0.name) }, rows: runs.map { run in columns.map { $0.cell(run) } })
  }

  /// What a program reads of every run, each under its name.
  private static let exactColumns: [(name: String, cell: @Sendable (RecordedRun) -> RunTable.Cell)] = [
    ("run", { .text($0.record.fingerprint) }), ("task", { .text($0.record.task) }), ("seed", { .text(String($0.record.seed)) }),
    ("state", { .text($0.state.rawValue) }), ("done", { .whole($0.done) }),
    ("epochs_wanted", { .whole($0.record.epochsWanted) }),
    ("parameters", { RunTable.Cell($0.record.parameters) }), ("loss", { RunTable.Cell($0.result(.loss)) }),
    ("accuracy", { RunTable.Cell($0.result(.accuracy)) }), ("test_loss", { RunTable.Cell($0.record.test?.loss) }),
    ("test_accuracy", { RunTable.Cell($0.record.test?.accuracy) }), ("seconds", { RunTable.Cell($0.record.seconds) }),
    ("data", { .text($0.record.data) }), ("reason", { RunTable.Cell($0.record.reason) }), ("path", { .text($0.path) }),
  ]
}
