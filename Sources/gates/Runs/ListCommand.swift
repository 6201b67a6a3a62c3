import ArgumentParser
import FourGates
import LessonKit

extension RunsCommand {
  /// `gates runs list`: every run in a line.
  struct ListCommand: ParsableCommand {
    enum Format: String, CaseIterable { case text, csv, json }

    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "Every run in a line: where it differs from the others, how far it is, what it reached.",
      discussion: """
        For example: gates runs list, or gates runs list --sort best --limit 10 --where "rate<0.01"

        The states: running; killed, where it says that it runs and nobody works on it any more; stopped with Ctrl-C; finished; failed. \
        A run that was killed or stopped goes on with the command that began it.

        Keys for --where and --sort are the settings of the runs, and \(listed(RecordedRun.ownKeys, "and")): done is how many epochs a \
        run has, loss the lowest validation loss, accuracy that of the same epoch.
        """)

    @OptionGroup var selection: RunsSelection

    @Option(
      help: ArgumentHelp("newest, best (by the validation loss), or a key; numbers from the lowest up.", valueName: "key"),
      completion: .list(RunOrder.words + RecordedRun.ownKeys))
    var sort = "newest"

    @Flag(help: "The other way round.")
    var reverse = false

    @Option(
      parsing: .unconditional, help: ArgumentHelp("How many of each task are shown at most.", valueName: "n"),
      transform: whole("--limit", in: 1...1_000_000))
    var limit: Int?

    @Option(
      help: "text, csv or json.", completion: .list(Format.allCases.map(\.rawValue)),
      transform: { text in
        guard let format = Format(rawValue: text) else { throw ValidationError("choose text, csv or json.") }
        return format
      })
    var format = Format.text

    func run() throws { try run(.standard()) }

    func run(_ voice: RunsVoice) throws {
      let all = try selection.all(noting: voice.note)
      let chosen = try selection.chosen(from: all)
      try usage { () throws(RunsError) in try all.require(sort, besides: RunOrder.words) }
      let list = RunList(collection: chosen, order: RunOrder(key: sort, isReversed: reverse), limit: limit)
      switch format {
      case .csv: voice.write(list.exactTable.csv)
      case .json: voice.write(try list.exactTable.json())
      case .text: show(list, voice)
      }
      for task in chosen.tasks { task.dataNote(in: chosen.path).map(voice.note) }
    }

    private func show(_ list: RunList, _ voice: RunsVoice) {
      for task in list.collection.tasks {
        let shown = list.shown(task).count
        let part = shown < task.runs.count ? ", of which \(shown) are shown" : ""
        voice.terminal.heading("\(task.task): \(counted(task.runs.count, "run"))\(part)")
        if task.runs.count > 1, let common = task.commonText { voice.terminal.say(common) }
        voice.show(list.table(of: task))
        voice.terminal.say("The loss is the \(task.lossName) on the validation data, the lowest of a run.")
      }
    }
  }
}
