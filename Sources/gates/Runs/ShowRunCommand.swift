import ArgumentParser
import FourGates
import Foundation
import LessonKit
import Plotting

extension RunsCommand {
  /// `gates runs show RUN`: all that is known of one run.
  struct ShowRunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "All that is known of one run: settings, data, epochs, and why it failed if it did.",
      discussion: """
        For example: gates runs show 3f9a, or gates runs show runs/sine-3f9ac2d41b7e0586

        A run is named by the path of its folder, by the folder's name, or by the beginning of its fingerprint, as long as no other \
        begins so. In a terminal, its losses are drawn as well.
        """)

    @Argument(
      help: ArgumentHelp("A name, the beginning of a fingerprint, or a path.", valueName: "run"), completion: .directory)
    var name: String

    @Option(help: ArgumentHelp("The folder that holds the runs.", valueName: "dir"), completion: .directory)
    var runs = "runs"

    func validate() throws {
      if runs.isEmpty { throw ValidationError("--runs needs the name of a folder, and got an empty one.") }
      if name.isEmpty { throw ValidationError("name a run, and not an empty one; gates runs lists them.") }
    }

    func run() throws { try run(.standard()) }

    func run(_ voice: RunsVoice) throws {
      let found = try RunName(typed: name).run(in: runs, noting: voice.note)
      let report = RunReport(run: found)
      report.show(voice)
      guard voice.terminal.isInteractive, let figure = report.figure else { return }
      do {
        let text = try Gnuplot().text(of: figure, columns: voice.terminal.width)
        voice.terminal.block(text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init).dropLast())
      } catch {
        voice.note("The losses are not drawn. \(error)")
      }
    }
  }
}
