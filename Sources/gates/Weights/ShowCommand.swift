import ArgumentParser
import FourGates
import Foundation
import LessonKit

extension WeightsCommand {
  /// `gates weights show FILE`: what is in a file of weights.
  struct ShowCommand: ParsableCommand {
    enum Format: String { case text, json }

    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "Lists the tensors of a file, with their shapes and sizes, and says what network it is.",
      discussion: """
        For example: gates weights show out/train-sine/best.safetensors

        The norm of a tensor is the square root of the sum of its squares.
        """)

    @Argument(help: ArgumentHelp("A safetensors file: a checkpoint, or a PyTorch state dict.", valueName: "file"))
    var file: String

    @Option(
      help: "text or json.",
      transform: { text in
        guard let format = Format(rawValue: text) else { throw ValidationError("choose text or json.") }
        return format
      })
    var format = Format.text

    func run() throws { try run(on: .standard()) }

    func run(on terminal: Terminal) throws {
      let summary = WeightsSummary(try SafetensorsFile(reading: file), path: file)
      switch format {
      case .text: summary.show(on: terminal)
      case .json: StandardOutput.write(summary.json)
      }
    }
  }
}
