/// Says of every run what sets it apart from the others.
struct PlanLabels {
  private let found: [(PlanCombination, NamedRun)]

  init(_ found: [(PlanCombination, NamedRun)]) {
    self.found = found
  }

  var runs: [PlannedRun] {
    let all = found.map { run in run.0.options + [("task", run.0.task)] }
    let keys = all.flatMap { $0.map(\.key) }
    var seen: Set<String> = []
    let varying = keys.filter { seen.insert($0).inserted }.filter { key in
      Set(all.map { options in options.first { $0.key == key }?.text }).count > 1
    }
    let hasSeeds = Set(found.map(\.0.seed)).count > 1
    var settings: [[String]: Int] = [:]
    return zip(found, all).map { run, options in
      let parts = varying.compactMap { key in options.first { $0.key == key }.map { "\(key) \($0.text)" } }
      let label = parts + (hasSeeds ? ["seed \(run.0.seed)"] : [])
      let setting = settings[parts, default: settings.count]
      settings[parts] = setting
      return PlannedRun(
        arguments: run.1.arguments, label: label.isEmpty ? run.0.task : label.joined(separator: ", "),
        folderName: run.1.folderName, epochs: run.1.settings.epochs, setting: setting)
    }
  }
}
