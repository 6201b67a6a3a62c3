import ArgumentParser
import FourGates
import LessonKit

extension RunsCommand {
  /// `gates runs clean`: removes runs, or checkpoints that nobody needs any more.
  struct CleanCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "clean", abstract: "Removes runs of a state, or all checkpoints but the best.",
      discussion: """
        For example: gates runs clean --state killed,failed --dry-run, or gates runs clean --keep-best

        --state or --where choose runs that go with all that FourGates wrote into their folders. --keep-best removes only checkpoints: \
        of the runs that are finished, or in the states that are named, best.safetensors stays, and so do run.json and metrics.csv. A \
        run that was stopped or killed cannot go on without its last.safetensors.

        It asks before; without a terminal it needs --yes. A run that is running is never touched, nor is a file that FourGates did \
        not write.
        """)

    @OptionGroup var selection: RunsSelection

    @Flag(help: "Removes only checkpoints, and leaves best.safetensors.")
    var keepBest = false

    @Flag(help: "Says what would be removed, and removes nothing.")
    var dryRun = false

    @Flag(name: .shortAndLong, help: "Does not ask.")
    var yes = false

    func validate() throws {
      if !keepBest, selection.states.isEmpty, selection.conditions.isEmpty {
        throw ValidationError("say what goes: --state killed,failed for whole runs, or --keep-best for checkpoints.")
      }
      if selection.states.contains(.running) {
        throw ValidationError("a run that is running is not removed; stop it first.")
      }
    }

    func run() throws { try run(.standard()) }

    func run(_ voice: RunsVoice) throws {
      let all = try selection.all(noting: voice.note)
      let chosen = try selection.chosen(from: all, usual: keepBest ? [.finished] : [])
      let cleaning = RunCleaning(of: chosen.runs, keepingBest: keepBest)
      let untouched = chosen.runs.count - cleaning.items.count
      guard !cleaning.items.isEmpty else {
        voice.terminal.say("There is nothing to remove of \(counted(chosen.runs.count, "run")).")
        return
      }
      tell(cleaning, voice)
      if untouched > 0 {
        voice.terminal.say(
          "\(counted(untouched, "run")) of those chosen \(untouched == 1 ? "stays" : "stay") as \(untouched == 1 ? "it is" : "they are")."
        )
      }
      guard !dryRun else {
        voice.terminal.say("Nothing is removed, because of --dry-run.")
        return
      }
      if !yes {
        guard voice.terminal.canAnswer else {
          throw ValidationError("there is nobody to ask; --yes removes what is listed above, --dry-run only lists it.")
        }
        let answer = voice.terminal.answer(to: "Remove this? [y/N]")?.lowercased()
        guard answer == "y" || answer == "yes" else {
          voice.terminal.say("Nothing is removed.")
          return
        }
      }
      try remove(cleaning, voice)
    }

    private func tell(_ cleaning: RunCleaning, _ voice: RunsVoice) {
      let what = keepBest ? "The checkpoints but the best of" : "All that FourGates wrote of"
      voice.terminal.say("\(what) \(counted(cleaning.items.count, "run")), \(size(cleaning.bytes)):")
      let rows = cleaning.items.map { item in
        [
          RunTable.Cell.text(item.run.record.folderName), .text(item.run.state.rawValue),
          .text("\(item.run.done)/\(item.run.record.epochsWanted)"),
          .whole(item.files.count), .text(size(item.bytes)),
        ]
      }
      voice.show(RunTable(columns: ["run", "state", "epochs", "files", "size"].map { RunTable.Column($0) }, rows: rows))
      for item in cleaning.items where !item.others.isEmpty {
        voice.terminal.say(
          "The folder \(shownPath(item.run.path)) stays, because it holds \(listed(Array(item.others.prefix(3)), "and")), which FourGates did not write."
        )
      }
    }

    private func remove(_ cleaning: RunCleaning, _ voice: RunsVoice) throws {
      var bytes = 0
      var count = 0
      for item in cleaning.items {
        if try RunCleaning.remove(item) {
          (bytes, count) = (bytes + item.bytes, count + 1)
        } else {
          voice.note("\(item.run.record.folderName) has gone on meanwhile, and stays.")
        }
      }
      voice.terminal.say("\(counted(count, "run")) cleaned, \(size(bytes)) freed.")
    }

    private func size(_ bytes: Int) -> String {
      let units = ["bytes", "kB", "MB", "GB", "TB"]
      var (number, unit) = (Double(bytes), 0)
      while number >= 999.5, unit < units.count - 1 { (number, unit) = (number / 1000, unit + 1) }
      return "\(unit == 0 ? String(bytes) : shortText(number, digits: 3)) \(units[unit])"
    }
  }
}
