/// Entries of which every combination is meant: those at the top of a plan, or those with what an `[[also]]` changes.
struct PlanBlock {
  let entries: [PlanFile.Entry]
  /// Where it stands; nil for the top of the plan.
  let line: Int?

  init(_ entries: [PlanFile.Entry], line: Int?) {
    (self.entries, self.line) = (entries, line)
  }

  /// The entries at the top, with those of a table in their place or behind them.
  init(_ entries: [PlanFile.Entry], changedBy table: PlanFile.Table) {
    let changed = entries.map { entry in table.entries.first { $0.key == entry.key } ?? entry }
    let new = table.entries.filter { entry in !entries.contains { $0.key == entry.key } }
    self.init(changed + new, line: table.line)
  }
}

/// One of them: a task, and the options in their order, without a seed.
struct PlanSetting {
  let task: String
  let options: [(key: String, text: String)]
  /// Where the `[[also]]` stands that it comes from.
  let line: Int?
}
