import ArgumentParser
import FourGates
import Foundation
import LessonKit

extension RunsCommand {
  /// `gates runs table`: one row a setting, over its seeds.
  struct TableCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "table", abstract: "One row a setting: the median over its seeds, beside simple rules and the floor.",
      discussion: """
        For example: gates runs table --sort loss, or gates runs table --format markdown --out table.md

        A row is a setting, and stands for the runs that differ in nothing but the seed: the median, and behind it the lowest and the \
        highest. Runs that are not finished are left out; one that failed counts as the worst. At the foot stand what simple rules \
        reach on the same data, and the floor, which no network can get below.
        """)

    @OptionGroup var selection: RunsSelection

    @Option(
      help: "After its best epoch, or its last one: what counts of a run.",
      completion: .list(RunMoment.allCases.map(\.rawValue)),
      transform: RunMoment.init(typed:))
    var at = RunMoment.best

    @Option(
      help: ArgumentHelp(
        "settings (from the lowest up, the first column first), loss or accuracy (the best first), or a setting.",
        valueName: "key"))
    var sort = "settings"

    @Flag(help: "The other way round.")
    var reverse = false

    @Flag(help: "For gestures: also measures nearest neighbours and logistic regression on the data; may take half a minute.")
    var baselines = false

    @Option(
      help: "text, csv, markdown or json.", completion: .list(RunTable.Format.allCases.map(\.rawValue)),
      transform: { text in
        guard let format = RunTable.Format(rawValue: text) else { throw ValidationError("choose text, csv, markdown or json.") }
        return format
      })
    var format = RunTable.Format.text

    @Option(help: ArgumentHelp("A file to write instead of standard output.", valueName: "file"), completion: .file())
    var out: String?

    func validate() throws {
      if out == "" { throw ValidationError("--out needs the name of a file, and got an empty one.") }
    }

    func run() throws { try run(.standard()) }

    func run(_ voice: RunsVoice) throws {
      let all = try selection.all(noting: voice.note)
      let chosen = try selection.chosen(from: all, usual: [.finished, .failed])
      try usage { () throws(RunsError) in try SettingsTable.requireOrder(sort, among: chosen.tasks) }
      let tables = try chosen.tasks.map { task in
        SettingsTable(
          task: task, folder: chosen.path, moment: at, sort: sort, isReversed: reverse,
          classifiers: baselines ? try ClassifierRules(for: task) : nil
        )
      }
      if let out {
        let file = try AsideFile(for: out)
        try file.write(Array(try text(of: tables, width: 100).utf8))
        try file.finish()
        voice.note("Wrote \(shownPath(out)).")
      } else if format == .text {
        for table in tables { table.show(voice) }
      } else {
        voice.write(try text(of: tables, width: 100))
      }
      let others = selection.states.isEmpty ? all.runs.count { ![.finished, .failed].contains($0.state) } : 0
      if others > 0 {
        voice.note(
          "\(counted(others, "run")) not finished \(others == 1 ? "is" : "are") left out; --state running,stopped,killed shows what there is."
        )
      }
      if baselines { for table in tables { noteOfRules(table, voice) } }
      for task in chosen.tasks { task.dataNote(in: chosen.path).map(voice.note) }
    }

    private func noteOfRules(_ table: SettingsTable, _ voice: RunsVoice) {
      if let rules = table.classifiers {
        voice.note(
          "gestures: nearest neighbours and logistic regression were measured on the data as seed \(rules.seed) parts them.")
      } else {
        voice.note("\(table.task.task): its baselines are in the table already; --baselines measures others for gestures.")
      }
    }

    private func text(of tables: [SettingsTable], width: Int) throws -> String {
      switch format {
      case .text:
        return tables.map { (["\($0.task.task)", ""] + $0.shown.lines(width: width)).joined(separator: "\n") + "\n" }
          .joined(separator: "\n")
      case .markdown:
        return tables.map { tables.count > 1 ? "### \($0.task.task)\n\n\($0.shown.markdown)" : $0.shown.markdown }
          .joined(separator: "\n")
      case .csv: return SettingsTable.exact(tables).csv
      case .json: return try SettingsTable.exact(tables).json()
      }
    }
  }
}

extension RunMoment {
  /// What somebody typed behind `--at`.
  init(typed text: String) throws {
    guard let moment = RunMoment(rawValue: text) else { throw ValidationError("choose best or last.") }
    self = moment
  }
}
