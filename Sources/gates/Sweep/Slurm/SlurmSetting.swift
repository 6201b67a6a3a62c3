import LessonKit

/// What `sbatch` is told besides what a sweep decides by itself: `time=2:00:00`.
struct SlurmSetting: Equatable, Sendable {
  /// The long name of an option of `sbatch`, without dashes.
  let name: String
  /// Nil for an option that has none, such as `exclusive`.
  let value: String?

  /// What a sweep decides, and what is to be said instead.
  private static let decided = [
    "array": "--jobs says how many runs are trained at once", "chdir": "the runs are trained where gates sweep was started",
    "cpus-per-task": "a run has one processor", "error": "what is said stands beside the script",
    "job-name": "the plan gives the name",
    "no-requeue": "a run that was interrupted goes on", "nodes": "a run has one processor", "ntasks": "a run has one processor",
    "open-mode": "what is said stands beside the script", "output": "what is said stands beside the script",
    "parsable": "gates sweep reads the answer", "requeue": "a run that was interrupted goes on",
    "signal": "runs are asked to stop before their time is over", "test-only": "--dry-run of gates sweep prints the script",
    "wait": "--wait of gates sweep waits for all runs", "wrap": "a run is a gates train",
  ]

  /// Reads `time=2:00:00` or `--time=2:00:00`.
  init(_ text: String) throws(SlurmError) {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    try self.init(
      parts[0].hasPrefix("--") ? String(parts[0].dropFirst(2)) : parts[0], parts.count > 1 ? parts[1] : nil, in: text)
  }

  init(_ name: String, _ value: String?, in text: String) throws(SlurmError) {
    guard name.wholeMatch(of: /[a-z][a-z0-9-]+/) != nil else {
      throw .setting(text: text, fault: "it takes the long name of an option of sbatch, as in partition=long")
    }
    if let instead = Self.decided[name] {
      throw .setting(text: text, fault: "a sweep decides on \(name) by itself; \(instead)")
    }
    let isClean = value?.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control } ?? true
    guard isClean else { throw .setting(text: text, fault: "a value stands in one line") }
    guard value != "" else { throw .setting(text: text, fault: "behind = comes a value, as in time=2:00:00") }
    (self.name, self.value) = (name, value)
  }

  /// The line of a script.
  var directive: String { "#SBATCH --\(name)" + (value.map { "=" + Self.quoted($0) } ?? "") }

  /// As `sbatch` reads it back, quotes and backslashes included.
  private static func quoted(_ value: String) -> String {
    let isPlain = value.wholeMatch(of: /[A-Za-z0-9_.,:\/+@%=-]+/) != nil
    return isPlain ? value : "\"" + value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}

extension SlurmSetting {
  /// Reads what a plan says below `[slurm]`.
  ///
  /// - Throws: `PlanError`, with the line.
  static func settings(of plan: SweepPlan) throws(PlanError) -> [SlurmSetting] {
    var settings: [SlurmSetting] = []
    for entry in plan.slurm {
      do {
        switch entry.value {
        case .flag(true): settings.append(try SlurmSetting(entry.key, nil, in: entry.key))
        case .flag(false): break
        case .list: throw SlurmError.setting(text: entry.key, fault: "it has one value, and no list of them")
        case .text(let value), .number(let value):
          settings.append(try SlurmSetting(entry.key, value, in: "\(entry.key)=\(value)"))
        }
      } catch { throw PlanError(path: plan.path, line: entry.line, sentence: "\(error)") }
    }
    return settings
  }

  /// Settings, with those of a second list in the place of the same of the first, or behind them.
  static func merged(_ first: [SlurmSetting], _ second: [SlurmSetting]) -> [SlurmSetting] {
    var merged = first
    for setting in second {
      if let place = merged.firstIndex(where: { $0.name == setting.name }) {
        merged[place] = setting
      } else {
        merged.append(setting)
      }
    }
    return merged
  }
}
