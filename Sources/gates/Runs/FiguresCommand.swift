import ArgumentParser
import FourGates
import Foundation
import LessonKit

extension RunsCommand {
  /// `gates runs figures`: curves, settings side by side, a map over two settings.
  struct FiguresCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "figures", abstract: "Draws runs: learning curves, settings side by side, a map over two settings.",
      discussion: """
        For example: gates runs figures --where task=sine --x hidden --y rate

        curves has the validation loss after each epoch, a line for each of the best settings; settings has an axis for each setting in \
        which runs differ, and their result as the last; map has two settings as columns and rows. Where there are several tasks, each \
        has its own figures. The gnuplot script of each stands beside it.
        """)

    @OptionGroup var selection: RunsSelection
    @OptionGroup var judgement: RunsJudgement

    @Option(
      help: "After its best epoch, or its last one: what counts of a run.",
      completion: .list(RunMoment.allCases.map(\.rawValue)),
      transform: RunMoment.init(typed:))
    var at = RunMoment.best

    @Option(help: ArgumentHelp("The setting of the map's columns. (default: the one with the most values)", valueName: "key"))
    var x: String?

    @Option(
      help: ArgumentHelp("The setting of the map's rows. (default: the one with the most values after that)", valueName: "key"))
    var y: String?

    @Option(
      help: ArgumentHelp(
        "How figures are drawn: \(LessonOptions.Plot.choices); auto is text and SVG files in a terminal, SVG files otherwise."),
      completion: .list(LessonOptions.Plot.allCases.map(\.rawValue)), transform: LessonOptions.Plot.init(typed:))
    var plot = LessonOptions.Plot.auto

    @Option(
      help: ArgumentHelp("Where the figures go. (default: figures, in the folder of the runs)", valueName: "dir"),
      completion: .directory)
    var out: String?

    func validate() throws {
      if out == "" { throw ValidationError("--out needs the name of a folder, and got an empty one.") }
      if let x, x == y { throw ValidationError(RunsError.oneAxis(x).description) }
    }

    func run() throws {
      let interruption = Interruption()
      let sources = interruption.watch()
      defer { withExtendedLifetime(sources) {} }
      try run(.standard(), interruption)
    }

    func run(_ voice: RunsVoice, _ interruption: Interruption) throws {
      let all = try selection.all(noting: voice.note)
      let chosen = try selection.chosen(from: all, usual: [.finished, .failed])
      try judgement.check(chosen)
      for key in [x, y].compactMap({ $0 }) { try usage { () throws(RunsError) in try requireSetting(key, chosen) } }
      let tasks = chosen.tasks
      let maps = try tasks.map { try map(of: $0, alone: tasks.count == 1, voice) }
      let folder = try OutputFolder(making: out ?? chosen.path + "/figures")
      let easel = Easel(plot: plot, terminal: voice.terminal, folder: folder, interruption: interruption)
      for (task, map) in zip(tasks, maps) {
        let prefix = tasks.count > 1 ? "\(task.task)-" : ""
        let curves = CurvesFigure(task: task, measure: judgement.by)
        if let figure = curves.figure {
          easel.show(figure, named: "\(prefix)curves", says: curves.sentence)
        } else {
          voice.note("\(task.task): no run has two epochs behind it, so there are no curves.")
        }
        let parallel = ParallelFigure(task: task, measure: judgement.by, moment: at)
        if let figure = parallel.figure {
          easel.show(figure, named: "\(prefix)settings", says: parallel.sentence)
        } else {
          voice.note("\(task.task): fewer than two settings have a result, so there is nothing to put side by side.")
        }
        if let map { easel.show(map.figure, named: "\(prefix)map", says: map.sentence) }
        task.dataNote(in: chosen.path).map(voice.note)
      }
    }

    /// Nil, and said, where the runs of a task make no map.
    private func map(of task: TaskRuns, alone isAlone: Bool, _ voice: RunsVoice) throws -> SettingsMap? {
      let map: SettingsMap?
      do throws(RunsError) {
        map = try SettingsMap(task: task, x: x, y: y, measure: judgement.by, moment: at)
      } catch {
        if isAlone { throw error }
        voice.note("\(task.task): \(error)")
        return nil
      }
      if map == nil { voice.note("\(task.task): the runs differ in fewer than two settings, so there is no map.") }
      return map
    }

    private func requireSetting(_ key: String, _ collection: RunCollection) throws(RunsError) {
      let keys = SettingOrder.sorted(Set(collection.runs.flatMap(\.settings.keys)))
      guard keys.contains(key) else { throw .unknownKey(key, keys: keys) }
    }
  }
}
