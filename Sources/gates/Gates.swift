import ArgumentParser
import FourGates
import Foundation
import LessonKit

/// The tool beside the lessons: trains, looks inside, compares.
@main
struct Gates: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gates", abstract: "Trains recurrent networks, steps through their gates, compares optimizers.",
    subcommands: [])

  static func main() {
    Processor.check()
    FreedMemory.keep()
    StandardOutput.outliveClosedPipes()
    main(nil)
  }
}
