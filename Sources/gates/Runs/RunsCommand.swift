import ArgumentParser
import LessonKit

/// `gates runs`: what recorded runs reached.
struct RunsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "runs", abstract: "Lists recorded runs, finds the best, makes tables and figures of them.",
    discussion: """
      For example: gates runs, or gates runs table --where hidden=64 --format markdown

      Each run has a folder of its own, with run.json, metrics.csv and its checkpoints; gates train TASK --runs DIR and gates sweep \
      PLAN write them. Every command takes the folder that holds them, which is runs if none is named. What is asked for goes to \
      standard output; what is to be said about it, such as a run that cannot be read, goes to standard error.
      """,
    subcommands: [
      ListCommand.self, BestCommand.self, TableCommand.self, FiguresCommand.self, ShowRunCommand.self, CleanCommand.self,
    ], defaultSubcommand: ListCommand.self)

  /// What its commands are called.
  static var names: [String] { configuration.subcommands.compactMap { $0.configuration.commandName } }
}
