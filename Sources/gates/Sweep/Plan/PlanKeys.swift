import LessonKit

/// The keys that a plan may have.
struct PlanKeys {
  /// A number of seeds, or a list of them.
  static let seeds = "seeds"
  static let task = "task"
  /// Keys whose value is a file or a folder, which is looked for beside the plan.
  static let files = ["data", "test"]
  /// Options of `gates train` that are not settings of a run, and may stand in a plan all the same.
  static let practical = ["keep", "checkpoint-every"]

  /// The options of `gates train` that decide a run, as `--help` lists them.
  let options: [String]
  /// Those of them that have no value behind them.
  let flags: Set<String>

  init() {
    var (options, flags): ([String], Set<String>) = ([], [])
    for line in TrainWishes.helpMessage(columns: 10_000).split(separator: "\n") {
      guard let match = line.prefixMatch(of: /\s{2}--([a-z][a-z0-9-]*)( <)?/) else { continue }
      options.append(String(match.1))
      if match.2 == nil { flags.insert(String(match.1)) }
    }
    self.options = options.filter { $0 != "seed" && $0 != "help" }
    self.flags = flags
  }

  var all: [String] { [Self.task, Self.seeds] + options + Self.practical }

  /// What is wrong with a key; nil if it is one.
  func refusal(of key: String) -> String? {
    if all.contains(key) { return nil }
    switch key {
    case "seed":
      return "the seeds of a plan are called seeds: a number of them, as in seeds = 3, or a list, as in seeds = [1, 7]."
    case "out", "runs": return "where the runs go is not said in the plan, but with gates sweep --runs DIR."
    case "also", "slurm": return Self.shape(of: key)
    case "resume", "force", "threads", "quiet":
      return "“\(key)” is no setting of a run: gates sweep takes care of it by itself."
    case "init-from": return "“init-from” is not for plans: every run of a sweep begins from its own seed."
    default: return notThere("key", key, all)
    }
  }

  /// What is wrong with a heading; nil if it is one.
  func refusal(of table: PlanFile.Table) -> String? {
    switch table.name {
    case "also": table.isOneOfMany ? nil : Self.shape(of: table.name)
    case "slurm": table.isOneOfMany ? Self.shape(of: table.name) : nil
    default: notThere("heading", table.name, ["also", "slurm"])
    }
  }

  private static func shape(of name: String) -> String {
    name == "also"
      ? "further combinations stand below [[also]]; in JSON, “also” is a list of objects."
      : "what Slurm is told stands below [slurm]; in JSON, “slurm” is an object."
  }
}
