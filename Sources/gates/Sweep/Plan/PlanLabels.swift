import Foundation

/// Says of every run what sets it apart from the others: of the settings that the plan names, those in which they differ, as
/// `gates train` has them in the end.
struct PlanLabels {
  private let found: [NamedRun]

  init(_ found: [NamedRun]) {
    self.found = found
  }

  var runs: [PlannedRun] {
    let all = found.map(settings)
    let named = Set(found.flatMap(\.keys) + [PlanKeys.task, "seed"])
    var seen: Set<String> = []
    let keys = all.flatMap { $0.map(\.key) }.filter { named.contains($0) && seen.insert($0).inserted }
    let texts = all.map { Dictionary($0.map { ($0.key, $0.text) }) { $1 } }
    let varying = keys.filter { key in Set(texts.map { $0[key] }).count > 1 }
    var settings: [[String]: Int] = [:]
    return zip(found, texts).map { run, texts in
      let parts = varying.compactMap { key in texts[key].map { "\(key) \($0)" } }
      let own = parts.filter { !$0.hasPrefix("seed ") }
      let setting = settings[own, default: settings.count]
      settings[own] = setting
      return PlannedRun(
        arguments: run.arguments, label: parts.isEmpty ? run.settings.task : parts.joined(separator: ", "),
        folderName: run.settings.folderName, epochs: run.settings.epochs, setting: setting)
    }
  }

  private func settings(of run: NamedRun) -> [(key: String, text: String)] {
    let typed = run.settings.typed.map { (key: $0.option, text: $0.text) }
    let files = PlanKeys.files.compactMap { key in
      run.files[key].map { (key: key, text: URL(fileURLWithPath: $0).lastPathComponent) }
    }
    return [(key: "task", text: run.settings.task)] + files + typed
  }
}
