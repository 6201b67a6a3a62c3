import ArgumentParser
import FourGates
import Foundation
import Inspection
import LessonKit

/// `gates inspect`: what every gate of a trained network does, step by step.
struct InspectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect", abstract: "Steps through the gates of a trained network.",
    discussion: """
      For example: gates inspect out/train-sine/best.safetensors
      gates inspect best.safetensors --input my.csv --column price --unit 3
      gates inspect best.safetensors --text "the wolf" --hold forget=1@4 --format page
      gates inspect best.safetensors --gradient 150 --format csv

      FILE is a checkpoint of gates train, or a PyTorch state dict of nn.LSTM, nn.GRU or nn.RNN in safetensors. Steps, layers and units \
      are counted from 0.
      """)

  @Argument(help: ArgumentHelp("A checkpoint, or a PyTorch state dict.", valueName: "file"))
  var file: String

  @OptionGroup(title: "What the network reads") var input: InspectInputOptions

  @OptionGroup(title: "What is shown") var selection: InspectSelectionOptions

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "Hold a gate at a value: forget=1, forget=1@20 from step 20 on, forget[3]=0 of unit 3, 1.forget=0 of layer 1. May be repeated.",
      valueName: "gate=x"))
  var hold: [String] = []

  @Option(
    help: "How: \(InspectFormat.choices). auto is keys in a terminal, text otherwise.",
    transform: { text in
      guard let format = InspectFormat(rawValue: text) else { throw ValidationError("choose \(InspectFormat.choices).") }
      return format
    })
  var format = InspectFormat.auto

  @Option(
    help: ArgumentHelp(
      "The file for text, csv and json; the folder for svg and page. (default: standard output; out/inspect- and the file's name)",
      valueName: "path"))
  var out: String?

  func validate() throws {
    if out == "" { throw ValidationError("--out needs a name, and got an empty one.") }
    try selection.requireSense(for: format)
  }

  func run() throws {
    let model = try ModelFile(reading: file)
    let holds: [Hold]
    do {
      holds = try hold.map { try Hold($0, for: model.network.architecture) }
    } catch let error as HoldError {
      throw ValidationError("--hold: \(error)")
    }
    let sequence = try input.sequence(for: model)
    let subject = try InspectionSubject(model, sequence, holds: holds, selection, command: command)
    let isWatched = Stepper.isPossible && out == nil && selection.condition == nil && selection.gradient == nil
    if format == .auto, isWatched {
      var stepper = Stepper(subject)
      throw ExitCode(stepper.run())
    }
    let interruption = Interruption()
    let sources = interruption.watch()
    defer { withExtendedLifetime(sources) {} }
    try InspectReport(subject: subject, out: out, interruption: interruption).write(as: format)
  }

  /// What one types to see the same again.
  private var command: String {
    (["gates"] + CommandLine.arguments.dropFirst()).map(shellQuoted).joined(separator: " ")
  }
}

/// How a run is shown.
enum InspectFormat: String, CaseIterable {
  case auto, text, csv, json, svg, page

  static var choices: String { listed(allCases.map(\.rawValue), "or") }
}
