import FourGates
import Foundation
import LessonKit

/// The best run of a task in words.
struct BestReport {
  let task: TaskRuns
  let measure: RunMeasure
  let folder: String

  func show(_ voice: RunsVoice) {
    let measured = task.runs.compactMap { run in run.result(measure).map { (run: run, result: $0) } }
    guard let best = measured.min(by: { measure.isBetter($0.result, than: $1.result) }) else { return }
    let run = best.run
    voice.terminal.heading("\(task.task): the best of \(counted(measured.count, "run")) by \(words)")
    voice.terminal.say(
      """
      \(run.record.folderName), \(state(of: run)): \(result(of: run)) after epoch \(run.epoch(at: .best)?.number ?? run.done) of \
      \(run.record.epochsWanted). \(setting(of: run))
      """)
    if let sentence = bestSetting(run) { voice.terminal.say(sentence) }
    let missing = task.runs.count - measured.count
    if missing > 0 {
      voice.terminal.say(
        "\(counted(missing, "run")) of \(task.runs.count) \(missing == 1 ? "has" : "have") nothing measured yet.")
    }
    // Not every run keeps its weights.
    let weights = run.path + "/best.safetensors"
    let hasWeights = FileManager.default.fileExists(atPath: weights)
    voice.terminal.say("\(hasWeights ? "Look inside, look" : "Look") at all that is known of it, train it again:")
    voice.terminal.block(
      (hasWeights ? ["    gates inspect \(shownPath(weights))"] : []) + [
        "    gates runs show \(run.shortName)\(RunsHint.option(folder))", "    \(run.trainCommand)",
      ])
  }

  private var words: String { measure == .loss ? "validation loss" : "accuracy" }

  private func state(of run: RecordedRun) -> String {
    run.state == .finished ? "finished" : "\(run.state.rawValue) after \(counted(run.done, "epoch"))"
  }

  private func result(of run: RecordedRun) -> String {
    let loss = run.result(.loss).map { "a validation loss of \(shortText($0))" }
    let accuracy = run.result(.accuracy).map { "an accuracy of \(shortText($0))" }
    return listed([loss, accuracy].compactMap { $0 }, "and")
  }

  private func setting(of run: RecordedRun) -> String {
    let words = task.varying.compactMap { key in run.settings[key].map { "\(key) \($0)" } } + ["seed \(run.record.seed)"]
    return "It has \(listed(words, "and"))."
  }

  /// Which setting is best by the median, where there are several seeds.
  private func bestSetting(_ run: RecordedRun) -> String? {
    let groups = task.groups.compactMap { group -> (group: RunGroup, spread: SeedSpread, median: Double)? in
      guard group.runs.count > 1, let spread = group.spread(measure, at: .best) else { return nil }
      return spread.median.map { (group, spread, $0) }
    }
    guard let best = groups.min(by: { measure.isBetter($0.median, than: $1.median) }) else { return nil }
    let isSame = best.group.runs.contains { $0.record.fingerprint == run.record.fingerprint }
    let name = task.varying.isEmpty ? "This setting" : isSame ? "Its setting, \(best.group.name)," : "But \(best.group.name)"
    let end = groups.count > 1 ? isSame ? ", the best median too" : ", and this is the best median" : ""
    return "\(name) has a median of \(best.spread.text()) over \(best.group.runs.count) seeds\(end)."
  }
}
