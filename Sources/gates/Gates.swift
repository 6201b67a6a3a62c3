import ArgumentParser
import FourGates
import Foundation
import LessonKit

/// The tool beside the lessons: trains, looks inside, compares.
@main
struct Gates: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gates", abstract: "Trains recurrent networks, steps through their gates, compares optimizers.",
    discussion: """
      For example: gates doctor, or, from a fresh checkout: swift run gates doctor

      --generate-completion-script zsh, bash or fish prints what a shell needs to complete commands and options.
      """,
    version: FourGatesVersion.current,
    subcommands: [
      LessonsCommand.self,
      DoctorCommand.self,
      TrainCommand.self,
      SampleCommand.self,
      InspectCommand.self,
      CompareCommand.self,
      SweepCommand.self,
      RunsCommand.self,
      GradCheckCommand.self,
      WeightsCommand.self,
    ])

  static func main() {
    Processor.check()
    FreedMemory.keep()
    StandardOutput.outliveClosedPipes()
    // A file that may not grow any more is a sentence, not the end of the program.
    signal(SIGXFSZ, SIG_IGN)
    if let word = CommandLine.arguments.dropFirst().first, let sentence = refusal(of: word) {
      exit(withError: ValidationError(sentence))
    }
    do {
      var command = try parseAsRoot()
      do {
        try command.run()
      } catch let error as ValidationError {
        // It was found while the command ran, in a file for example: how commands are spelled has nothing to do with it.
        StandardError.send("Error: \(error.message)\n")
        Foundation.exit(ExitCode.validationFailure.rawValue)
      }
    } catch {
      exit(withError: error)
    }
  }

  /// What to say of a first word that is neither a command nor an option; nil if it is one.
  static func refusal(of word: String) -> String? {
    let names = configuration.subcommands.compactMap { $0.configuration.commandName }
    return word.hasPrefix("-") || (names + ["help"]).contains(word) ? nil : notThere("command", word, names)
  }

  func run() throws {
    Overview(commands: Self.configuration.subcommands).show(on: .standard())
  }
}
