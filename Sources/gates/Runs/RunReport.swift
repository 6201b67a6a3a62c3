import FourGates
import Foundation
import LessonKit
import Plotting

/// One run in words, tables, and a figure.
struct RunReport {
  /// As many epochs as a table shows.
  static let mostEpochs = 12

  let run: RecordedRun

  func show(_ voice: RunsVoice) {
    let record = run.record
    voice.terminal.heading(record.folderName)
    voice.terminal.say(stateSentence)
    voice.terminal.block(
      TableLayout(["setting", "value"], SettingOrder.sorted(record.options.keys).map { [$0, record.options[$0] ?? ""] })
        .lines(width: voice.terminal.width))
    voice.terminal.say(
      """
      \(record.parameters.map { "The network learns \($0) numbers. " } ?? "")The data have the fingerprint \(record.data). It was run with FourGates \(record.version)\(worker), begun \
      \(time(record.start))\(record.end.map { ", ended \(time($0))" } ?? ""), and took \(spokenTime(record.seconds)).
      """)
    if run.metrics.epochs.isEmpty {
      voice.terminal.say("It has no epoch behind it yet.")
    } else {
      voice.show(epochs)
      voice.terminal.say(
        "The loss is the \(record.lossName)\(chosenEpochs.count < run.metrics.epochs.count ? "; some of its \(run.metrics.epochs.count) epochs are shown" : "")."
      )
    }
    if let test = record.test {
      let accuracy = test.accuracy.map { ", with an accuracy of \(shortText($0))" } ?? ""
      voice.terminal.say("On the test data, measured once at the end, the loss is \(shortText(test.loss))\(accuracy).")
    }
    let rules =
      record.baselines.sorted { $0.value > $1.value }.map { "\($0.key) \(shortText($0.value))" }
      + (record.floor.map { ["the floor \(shortText($0))"] } ?? [])
    if !rules.isEmpty { voice.terminal.say("To compare with: \(rules.joined(separator: "; ")).") }
    voice.terminal.say("Its files are in \(shownPath(run.path)). \(offer)")
    voice.terminal.block(["    \(command)"])
  }

  /// How it stands, and why.
  var stateSentence: String {
    let record = run.record
    let far = "\(run.done) of \(counted(record.epochsWanted, "epoch"))"
    switch run.state {
    case .running: return "It is running: \(far) so far."
    case .killed: return "It was killed after \(far): it says that it is running, and nobody works on it."
    case .stopped: return "It was stopped after \(far)."
    case .finished: return "It is finished, with \(far)."
    case .failed: return "It failed after \(far): \(record.reason ?? "it does not say why.")"
    }
  }

  /// What the command below is for.
  private var offer: String {
    switch run.state {
    case .running: "This began it:"
    case .finished: "This trains it once more:"
    case .killed, .stopped, .failed: "This goes on with it:"
    }
  }

  private var command: String {
    let folder = URL(fileURLWithPath: run.path)
    if run.state == .finished { return run.trainCommand }
    let isOwn = folder.lastPathComponent == run.record.folderName
    if isOwn { return run.trainCommand + " --runs \(shownPath(folder.deletingLastPathComponent().path))" }
    // A run that goes on takes no weights from elsewhere.
    return run.trainCommand(without: ["init-from"]) + " --resume \(shownPath(run.path + "/last.safetensors"))"
  }

  private var worker: String { run.record.worker.map { " on \($0.host)" } ?? "" }

  private func time(_ date: Date) -> String {
    date.formatted(.iso8601.dateTimeSeparator(.space))
  }

  /// All epochs, or the first, the best, the last, and some between them.
  private var chosenEpochs: [RunMetrics.Epoch] {
    let all = run.metrics.epochs
    guard all.count > Self.mostEpochs else { return all }
    let best = run.epoch(at: .best)?.number
    var places = Set((0..<Self.mostEpochs - 1).map { $0 * (all.count - 1) / (Self.mostEpochs - 2) })
    if let place = all.firstIndex(where: { $0.number == best }) { places.insert(place) }
    return places.sorted().map { all[$0] }
  }

  private var epochs: RunTable {
    let best = run.epoch(at: .best)?.number
    let hasAccuracy = run.metrics.epochs.contains { $0.accuracy != nil }
    func text(_ number: Double?) -> String { number.map { shortText($0) } ?? "–" }
    let titles =
      ["epoch", "", "training loss", "validation loss"] + (hasAccuracy ? ["accuracy"] : []) + ["learning rate", "gradient"]
    let rows = chosenEpochs.map { epoch -> [String] in
      var row = [String(epoch.number), epoch.number == best ? "best" : "", text(epoch.loss), text(epoch.validationLoss)]
      if hasAccuracy { row.append(text(epoch.accuracy)) }
      return row + [text(epoch.learningRate), text(epoch.gradientNorm)]
    }
    return RunTable(columns: titles.map { RunTable.Column($0) }, rows: rows.map { $0.map { .text($0) } })
  }

  /// Its losses over the epochs; nil where there are fewer than two.
  var figure: Figure? {
    let epochs = run.metrics.epochs
    guard epochs.count > 1 else { return nil }
    let x = epochs.map { Double($0.number) }
    return Figure(
      run.record.folderName, x: Axis("epoch"), y: Axis("loss (\(run.record.lossName))", .logarithmic),
      [
        .line("training", x: x, y: epochs.map(\.loss), ink: .training),
        .line("validation", x: x, y: epochs.map { $0.validationLoss ?? .nan }, ink: .validation),
      ])
  }
}
