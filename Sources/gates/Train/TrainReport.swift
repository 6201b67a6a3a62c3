import FourGates
import LessonKit

/// What `gates train` says about a run, before and after.
struct TrainReport {
  let terminal: Terminal
  let run: TrainingRun

  /// What is trained on what, and where a run goes on that finds its place by itself.
  func begin(isRecorded: Bool) {
    let settings = run.settings
    terminal.say(run.task.about)
    terminal.say(
      """
      The network: \(run.network.architecture.words); \(parameterCount(run.network.parameters)) parameters. \
      \(settings.optimizer.rawValue) at a learning rate of \(shortText(settings.rate))\(settings.updateWords), batches of \
      \(settings.batch), \(settings.gradientWords)\(settings.dropoutWords); seed \(settings.seed).
      """)
    if isRecorded, run.trainer.updates > 0 {
      let place = run.epochs == 0 ? "in its first epoch" : "after epoch \(run.epochs)"
      terminal.say("The run was begun before, and goes on \(place), after \(counted(run.trainer.updates, "update")).")
    }
  }

  /// How it went, and where it is.
  func end(in folder: RunFolder, test: TaskMeasure?) {
    let history = run.trainer.history
    guard let last = history.epochs.last, let best = history.best else { return }
    terminal.block(table(last, best, test).lines(width: terminal.width))
    if best.validationLoss != nil { terminal.say(verdict(best.watchedLoss)) }
    terminal.say(
      """
      \(counted(run.trainer.updates, "update")); fingerprint of the parameters: \(fingerprint(of: run.network.parameters)). \
      \(shownPath(folder.path)) holds last.safetensors, best.safetensors and the newest epochs. Look inside with:
      """)
    terminal.block(["    gates inspect \(shownPath(folder.best))"])
  }

  /// Losses, and the shares of right answers where there are any.
  private func table(_ last: TrainingEpoch, _ best: TrainingEpoch, _ test: TaskMeasure?) -> TableLayout {
    var rows: [(name: String, loss: Double?, accuracy: Double?)] = [("training, epoch \(last.number)", last.loss, nil)]
    if last.validationLoss != nil {
      rows += [
        ("validation, epoch \(last.number)", last.watchedLoss, last.accuracy),
        ("validation, best epoch (\(best.number))", best.watchedLoss, best.accuracy),
      ]
    }
    if let test { rows.append(("test, after epoch \(run.isValidated ? best.number : last.number)", test.loss, test.accuracy)) }
    rows += run.task.baselines.map { ("baseline: \($0.name)", $0.loss, nil) }
    if let share = run.task.guessing { rows.append(("baseline: always the most frequent answer", nil, share)) }
    if let floor = run.task.floor { rows.append(("floor", floor, nil)) }
    let hasAnswers = rows.contains { $0.accuracy != nil }
    return TableLayout(
      ["", run.task.lossName] + (hasAnswers ? ["share right"] : []),
      rows.map { row in
        [row.name, row.loss.map { shortText($0) } ?? ""] + (hasAnswers ? [row.accuracy.map { shortText($0) } ?? ""] : [])
      })
  }

  /// What the best epoch comes to, beside the best simple rule.
  private func verdict(_ loss: Double) -> String {
    guard let baseline = run.task.baselines.last else { return "" }
    guard loss < baseline.loss else {
      return """
        The best epoch is not better than the best simple rule (\(baseline.name)): more epochs may help, or another learning rate.
        """
    }
    return "The best epoch is \(rounded(baseline.loss / loss)) times lower than the best simple rule, “\(baseline.name)”."
  }

  /// Two digits of it, and no power of ten where one can read it without.
  private func rounded(_ ratio: Double) -> String {
    guard ratio >= 100, ratio < 1e9 else { return shortText(ratio, digits: 2) }
    return String(Int(Double(shortText(ratio, digits: 2)) ?? ratio))
  }

  /// How to go on after a stop.
  func stopped(in folder: RunFolder, isRecorded: Bool, _ wishes: TrainWishes) {
    let epoch = run.epochs + 1
    let place = run.trainer.unfinished == nil ? "after epoch \(run.epochs)" : "in epoch \(epoch)"
    let stop = "Stopped \(place), after \(counted(run.trainer.updates, "update")). Everything is written down"
    guard !isRecorded else { return terminal.say("\(stop); the same command goes on.") }
    terminal.say("\(stop); go on with:")
    let options = [
      ("--data", wishes.data.map { shownPath($0) }), ("--column", wishes.column.map(shellQuoted)),
      ("--test", wishes.parts.test.map { shownPath($0) }),
    ]
    let rest = options.compactMap { name, value in value.map { " \(name) \($0)" } }.joined()
    terminal.block(["    gates train \(run.settings.task) --resume \(shownPath(folder.last))\(rest)"])
  }
}
