import ArgumentParser
import FourGates
import LessonKit

/// What somebody asks of a run, where it is not to be as the task has it by itself.
struct TrainWishes: ParsableArguments {
  static let hiddenRange = 1...4096
  static let layersRange = 1...16
  static let epochsRange = 1...1_000_000

  @Option(
    help: "The kind of cell: \(listed(Architecture.Cell.allCases.map(\.rawValue), "or")).",
    transform: { name in
      guard let cell = Architecture.Cell(rawValue: name) else {
        throw ValidationError(notThere("cell", name, Architecture.Cell.allCases.map(\.rawValue)))
      }
      return cell
    })
  var cell: Architecture.Cell?

  @Option(
    parsing: .unconditional, help: ArgumentHelp("How many units each layer has.", valueName: "n"),
    transform: whole("--hidden", in: hiddenRange))
  var hidden: Int?

  @Option(
    parsing: .unconditional, help: ArgumentHelp("How many cells stand above each other.", valueName: "n"),
    transform: whole("--layers", in: layersRange))
  var layers: Int?

  @OptionGroup var network: NetworkWishes

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "How many steps a sample has: of the series, of the adding problem, of distractors, of a chunk of text.", valueName: "n"))
  var window: Int?

  @Option(parsing: .unconditional, help: ArgumentHelp("How many samples stand side by side in an update.", valueName: "n"))
  var batch: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The share of each layer's outputs that is set to 0 while training, from 0 to below 1.", valueName: "p"),
    transform: { text in
      guard let share = Double(text), share >= 0, share < 1 else {
        throw ValidationError("--dropout is a number from 0 to below 1, and got “\(text)”.")
      }
      return share
    })
  var dropout: Double?

  @Option(
    help: "The rule for updates: \(listed(OptimizerChoice.allCases.map(\.rawValue), "or")).",
    transform: { name in
      do {
        return try OptimizerChoice(named: name)
      } catch { throw ValidationError("\(error)") }
    })
  var optimizer: OptimizerChoice?

  @Option(
    parsing: .unconditional, help: ArgumentHelp("The learning rate; by itself one that suits the optimizer.", valueName: "r"),
    transform: { text in
      guard let rate = Double(text), rate > 0, rate.isFinite else {
        throw ValidationError("--rate is a number above 0, and got “\(text)”.")
      }
      return rate
    })
  var rate: Double?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The norm that gradients are shortened to where they are longer, or none.", valueName: "norm"),
    transform: { text in
      guard let clip = ClipWish(text) else {
        throw ValidationError("--clip is a number above 0, or none, and got “\(text)”.")
      }
      return clip
    })
  var clip: ClipWish?

  @OptionGroup var updates: UpdateWishes

  @Option(
    parsing: .unconditional, help: ArgumentHelp("How many epochs the run is to have in all.", valueName: "n"),
    transform: whole("--epochs", in: epochsRange))
  var epochs: Int?

  @Option(
    parsing: .unconditional, help: ArgumentHelp("Every random number of the run. (default: 1)", valueName: "n"),
    transform: { text in
      guard let seed = UInt64(text) else { throw ValidationError("a seed is a whole number from 0 to \(UInt64.max).") }
      return seed
    })
  var seed: UInt64?

  @Option(
    help: ArgumentHelp(
      "A file to learn from: a CSV series for sine and noisy-sine, any UTF-8 text for characters, a .ts file or the folder of the "
        + "SmartWatch recordings, or a zip file of it, for gestures.", valueName: "file"))
  var data: String?

  @Option(help: ArgumentHelp("The column of the CSV file: its name, or its number from 1.", valueName: "name"))
  var column: String?

  @OptionGroup var parts: DataWishes
}

/// What is wished about the norm that gradients are clipped at.
enum ClipWish: Equatable, Sendable, CustomStringConvertible {
  case at(Double)
  case not

  init(_ norm: Double?) {
    self = norm.map(ClipWish.at) ?? .not
  }

  init?(_ text: String) {
    if text == "none" {
      self = .not
    } else {
      guard let norm = Double(text), norm > 0, norm.isFinite else { return nil }
      self = .at(norm)
    }
  }

  var norm: Double? {
    if case .at(let norm) = self { norm } else { nil }
  }

  var description: String { norm.map(exactText) ?? "none" }
}

/// Reads a whole number from a range, or says which one it should have been.
func whole(_ option: String, in range: ClosedRange<Int>) -> @Sendable (String) throws -> Int {
  { text in
    guard let number = Int(text), range.contains(number) else {
      throw ValidationError("\(option) is a whole number from \(range.lowerBound) to \(range.upperBound), and got “\(text)”.")
    }
    return number
  }
}
