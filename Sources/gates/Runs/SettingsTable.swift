import FourGates
import LessonKit

/// The runs of a task as a table: a row a setting, over its seeds, and simple rules at the foot.
struct SettingsTable {
  let task: TaskRuns
  /// Where the runs are.
  let folder: String
  let moment: RunMoment
  /// `settings`, `loss`, `accuracy` or a setting in which the runs differ.
  let sort: String
  let isReversed: Bool
  /// What was measured beside the runs, if it was asked for.
  var classifiers: ClassifierRules?

  /// - Throws: `RunsError.unknownKey` for what no table here can be sorted by.
  static func requireOrder(_ key: String, among tasks: [TaskRuns]) throws(RunsError) {
    let measures = tasks.contains(where: \.hasAccuracy) ? ["loss", "accuracy"] : ["loss"]
    let keys = ["settings"] + measures + SettingOrder.sorted(Set(tasks.flatMap { $0.varying + $0.common.map(\.key) }))
    guard keys.contains(key) else { throw .unknownKey(key, keys: keys) }
  }

  /// The rows in order; those without the number come last.
  var groups: [RunGroup] {
    let groups = task.groups
    if let measure = RunMeasure(rawValue: sort) {
      let placed = groups.enumerated().map { ($0, $1, $1.spread(measure, at: moment)?.median) }
      let known = placed.filter { $0.2 != nil }.sorted { one, other in
        guard let number = one.2, let otherNumber = other.2, number != otherNumber else { return one.0 < other.0 }
        return measure.isBetter(number, than: otherNumber) != isReversed
      }
      return known.map(\.1) + placed.filter { $0.2 == nil }.map(\.1)
    }
    guard let column = task.varying.firstIndex(of: sort) else { return isReversed ? groups.reversed() : groups }
    return groups.enumerated().sorted { one, other in
      guard let value = one.element.values[column], let otherValue = other.element.values[column], value != otherValue else {
        return one.offset < other.offset
      }
      return (value < otherValue) != isReversed
    }.map(\.element)
  }

  private var hasFailures: Bool { task.runs.contains { $0.state == .failed } }

  /// A row at the foot.
  private struct Rule {
    let kind: String
    let name: String
    var loss: SeedSpread?
    var accuracy: Double?
  }

  /// What stands at the foot: simple rules, worst first, then the floor.
  private var rules: [Rule] {
    let baselines = task.baselines.map { Rule(kind: "baseline", name: $0.name, loss: $0.loss) }
    let measured = (classifiers?.rules ?? []).map { Rule(kind: "baseline", name: $0.name, accuracy: $0.accuracy) }
    return baselines + measured + (task.floor.map { [Rule(kind: "floor", name: "floor", loss: $0)] } ?? [])
  }

  /// For people: median and range in one cell, simple rules below the rows.
  var shown: RunTable {
    let isAlone = task.varying.isEmpty
    let (hasFailures, hasAccuracy) = (hasFailures, task.hasAccuracy)
    var titles = isAlone ? ["setting"] : task.varying
    let settings = titles.count
    titles.append("seeds")
    if hasFailures { titles.append("failed") }
    titles.append("loss")
    if hasAccuracy { titles.append("accuracy") }
    if task.hasTest { titles.append("test") }
    titles.append("time")
    var rows: [[String]] = []
    for group in groups {
      var row = isAlone ? ["all runs"] : group.values.map { $0?.text ?? "–" }
      row.append(String(group.runs.count))
      if hasFailures { row.append(group.failed > 0 ? String(group.failed) : "–") }
      row.append(group.spread(.loss, at: moment)?.text() ?? "–")
      if hasAccuracy { row.append(group.spread(.accuracy, at: moment)?.text() ?? "–") }
      if task.hasTest { row.append(group.test?.text() ?? "–") }
      row.append(group.seconds.map(spokenTime) ?? "–")
      rows.append(row)
    }
    for rule in rules {
      var row = [rule.name] + [String](repeating: "", count: settings - 1)
      row += [String](repeating: "–", count: titles.count - settings)
      if let loss = rule.loss, let column = titles.lastIndex(of: "loss") { row[column] = loss.text() }
      if let accuracy = rule.accuracy, let column = titles.lastIndex(of: "accuracy") {
        row[column] = shortText(accuracy, digits: 3)
      }
      rows.append(row)
    }
    return RunTable(columns: titles.map { RunTable.Column($0) }, rows: rows.map { $0.map { .text($0) } })
  }

  func show(_ voice: RunsVoice) {
    voice.terminal.heading("\(task.task): \(counted(task.groups.count, "setting")), \(counted(task.runs.count, "run"))")
    if let common = task.commonText { voice.terminal.say(common) }
    voice.show(shown)
    let when = moment == .best ? "after the epoch where that is lowest" : "after the last epoch"
    let accuracy = task.hasAccuracy ? "; the accuracy is that of the same epoch" : ""
    let several = task.groups.contains { $0.runs.count > 1 }
    voice.terminal.say(
      """
      The loss is the \(task.lossName) on the validation data, \(when)\(accuracy).\
      \(several ? " Numbers are medians over the seeds, with the lowest and the highest behind them." : "")\
      \(testSentence)\(foot)
      """)
    let failed = task.runs.count { $0.state == .failed }
    if failed > 0 {
      voice.terminal.say(
        """
        \(counted(failed, "run")) failed and count\(failed == 1 ? "s" : "") as the worst; \
        gates runs list\(RunsHint.argument(folder)) --state failed names \(failed == 1 ? "it" : "them"), and \
        gates runs show RUN\(RunsHint.option(folder)) says why.
        """)
    }
  }

  /// What was measured at the very end.
  private var testSentence: String {
    guard task.hasTest else { return "" }
    let what = task.runs.contains { $0.record.test?.accuracy != nil } ? "accuracy" : "loss"
    return " The test is the \(what) on data that nothing was chosen by."
  }

  /// What the last rows are.
  private var foot: String {
    let count = task.baselines.count + (classifiers?.rules.count ?? 0)
    let rules = count == 0 ? [] : [count == 1 ? "a simple rule" : "\(count) simple rules"]
    let rows = rules + (task.floor == nil ? [] : ["the floor, which no network can get below on average"])
    return rows.isEmpty
      ? "" : " At the foot \(count + (task.floor == nil ? 0 : 1) == 1 ? "stands" : "stand") \(listed(rows, "and"))."
  }

  /// For programs: every number in a column of its own, every setting, all tasks.
  static func exact(_ tables: [SettingsTable]) -> RunTable {
    let settings = SettingOrder.sorted(Set(tables.flatMap { $0.task.runs.flatMap(\.settings.keys) }))
    let measures = RunMeasure.allCases.flatMap { measure in ["median", "low", "high"].map { "\(measure.rawValue)_\($0)" } }
    let columns = ["task", "kind", "name", "parameters", "seeds", "failed"] + measures + ["test", "seconds"] + settings
    func cells(_ spread: SeedSpread?) -> [RunTable.Cell] {
      [RunTable.Cell(spread?.median), RunTable.Cell(spread?.low), RunTable.Cell(spread?.high)]
    }
    var rows: [[RunTable.Cell]] = []
    for table in tables {
      let task = RunTable.Cell.text(table.task.task)
      for group in table.groups {
        var row: [RunTable.Cell] = [task, .text("setting"), .text(group.name), RunTable.Cell(group.parameters)]
        row += [.whole(group.runs.count), .whole(group.failed)]
        for measure in RunMeasure.allCases { row += cells(group.spread(measure, at: table.moment)) }
        row += [RunTable.Cell(group.test?.median), RunTable.Cell(group.seconds)]
        for key in settings { row.append(RunTable.Cell(group.runs[0].settings[key].map { SettingValue($0) })) }
        rows.append(row)
      }
      for rule in table.rules {
        let row: [RunTable.Cell] =
          [task, .text(rule.kind), .text(rule.name), .none, .none, .none] + cells(rule.loss)
          + cells(rule.accuracy.map { SeedSpread([$0], of: .accuracy) })
        rows.append(row + [RunTable.Cell](repeating: .none, count: columns.count - row.count))
      }
    }
    return RunTable(columns: columns.map { RunTable.Column($0) }, rows: rows)
  }
}
