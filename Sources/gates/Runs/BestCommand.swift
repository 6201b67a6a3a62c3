import ArgumentParser
import FourGates
import LessonKit

extension RunsCommand {
  /// `gates runs best`: the best run of each task, and how to go on with it.
  struct BestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "best", abstract: "The best run of each task, and the best setting over its seeds.",
      discussion: """
        For example: gates runs best, or gates runs best --by accuracy --where task=gestures

        The best of many runs is a lucky one, too. So where settings were run with several seeds, the setting with the best median \
        over its seeds is named beside it.
        """)

    @OptionGroup var selection: RunsSelection
    @OptionGroup var judgement: RunsJudgement

    func run() throws { try run(.standard()) }

    func run(_ voice: RunsVoice) throws {
      let all = try selection.all(noting: voice.note)
      let chosen = try selection.chosen(from: all)
      try judgement.check(chosen)
      let measured = chosen.tasks.filter { task in task.runs.contains { $0.result(judgement.by) != nil } }
      guard !measured.isEmpty else { throw RunsError.nothingMeasured(count: chosen.runs.count) }
      for task in measured { BestReport(task: task, measure: judgement.by, folder: chosen.path).show(voice) }
      for task in chosen.tasks { task.dataNote(in: chosen.path).map(voice.note) }
    }
  }
}
