import ArgumentParser
import FourGates
import Inspection
import LessonKit

/// Which steps, layers and units are shown, or which step's loss is gone back from.
struct InspectSelectionOptions: ParsableArguments {
  @Option(
    parsing: .unconditional, help: ArgumentHelp("The first step that is shown. (default: 0)", valueName: "step"),
    transform: { try wholeNumber($0, named: "--from") })
  var from: Int?

  @Option(
    parsing: .unconditional, help: ArgumentHelp("The last step that is shown. (default: the last)", valueName: "step"),
    transform: { try wholeNumber($0, named: "--to") })
  var to: Int?

  @Option(
    parsing: .unconditional, help: ArgumentHelp("This layer only, or first.", valueName: "n"),
    transform: { try wholeNumber($0, named: "--layer") })
  var layer: Int?

  @Option(
    parsing: .unconditional, help: ArgumentHelp("This unit only, or first; as text, a line a step.", valueName: "n"),
    transform: { try wholeNumber($0, named: "--unit") })
  var unit: Int?

  @Option(
    name: .customLong("where"),
    help: ArgumentHelp(
      "In text, csv and json: only the steps where this is true of the unit, or of any: \"forget < 0.1\", \"|longTerm| > 2\".",
      valueName: "condition"))
  var condition: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "In text, csv, json and svg: how the loss at this step depends on the memory before each earlier one.", valueName: "step"),
    transform: { try wholeNumber($0, named: "--gradient") })
  var gradient: Int?

  func requireSense(for format: InspectFormat) throws {
    if let from, let to, from > to { throw ValidationError("--from \(from) comes after --to \(to); exchange them.") }
    if condition != nil, format == .svg || format == .page {
      throw ValidationError("--where picks steps for text, csv and json; \(format.rawValue) shows all from --from to --to.")
    }
    if condition != nil, gradient != nil {
      throw ValidationError("--where and --gradient exclude each other; choose one.")
    }
    if gradient != nil, format == .page {
      throw ValidationError("--gradient is shown as text, csv, json or svg; choose one of them with --format.")
    }
    if format == .json, layer != nil || unit != nil {
      throw ValidationError(
        "--layer and --unit choose lines of text and csv; json has all layers and units, so leave them out.")
    }
  }

  /// The steps that are asked for, of those that there are.
  func steps(of run: Inspection) throws -> ClosedRange<Int> {
    let last = run.steps.count - 1
    for (option, step) in [("--from", from), ("--to", to), ("--gradient", gradient)] {
      if let step, step > last {
        throw ValidationError("\(option) \(step): the input has \(counted(last + 1, "step")), from 0 to \(last).")
      }
    }
    if let from, to == nil { return from...last }
    return (from ?? 0)...(to ?? last)
  }

  func require(_ architecture: Architecture) throws {
    if let layer, layer >= architecture.layers {
      throw ValidationError(
        "--layer \(layer): the network has \(counted(architecture.layers, "layer")), \(Self.range(architecture.layers)).")
    }
    if let unit, unit >= architecture.hidden {
      throw ValidationError(
        "--unit \(unit): a layer has \(counted(architecture.hidden, "unit")), \(Self.range(architecture.hidden)).")
    }
  }

  private static func range(_ count: Int) -> String { count == 1 ? "number 0" : "from 0 to \(count - 1)" }
}

private func wholeNumber(_ text: String, named option: String) throws -> Int {
  guard let number = Int(text), number >= 0 else {
    throw ValidationError("\(option) is a whole number from 0 up, and got \(text).")
  }
  return number
}
