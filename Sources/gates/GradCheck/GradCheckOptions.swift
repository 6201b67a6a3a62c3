import ArgumentParser
import FourGates
import LessonKit

/// Which cell is checked, and on how much.
struct GradCheckOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("How an LSTM's use gate is written: standard or lessonNotes.", valueName: "form"),
    completion: .list(["standard", "lessonNotes"]),
    transform: { text in
      guard let form = UseGate(rawValue: text) else { throw ValidationError("choose standard or lessonNotes.") }
      return form
    })
  var useGate = UseGate.standard

  @Option(
    help: ArgumentHelp("Which form of the cell: steps, fusedSequence or both.", valueName: "way"),
    completion: .list(["steps", "fusedSequence", "both"]),
    transform: { text in
      guard let by = GradCheckWays(rawValue: text) else { throw ValidationError("choose steps, fusedSequence or both.") }
      return by
    })
  var by: GradCheckWays?

  @Option(
    parsing: .unconditional, help: ArgumentHelp("How many numbers come in at each step. (default: 3)", valueName: "n"),
    transform: Self.size)
  var inputs = 3

  @Option(
    parsing: .unconditional, help: ArgumentHelp("How many units each layer has. (default: 4)", valueName: "n"),
    transform: Self.size)
  var hidden = 4

  @Option(
    parsing: .unconditional, help: ArgumentHelp("How many steps the sequence has. (default: 4)", valueName: "n"),
    transform: Self.size)
  var steps = 4

  @Option(
    parsing: .unconditional, help: ArgumentHelp("How many sequences stand side by side. (default: 2)", valueName: "n"),
    transform: Self.size)
  var batch = 2

  @Option(
    parsing: .unconditional, help: ArgumentHelp("How many cells stand above each other. (default: 1)", valueName: "n"),
    transform: Self.size)
  var layers = 1

  mutating func validate() throws {
    let product = steps * batch * max(hidden, inputs) * layers
    guard product <= 100_000, layers * hidden * max(hidden, inputs) <= 1_000_000 else {
      throw ValidationError("these sizes are too large to be checked in reasonable time; a small cell shows the same mistakes.")
    }
  }

  /// How much of something there is: nobody checks a thousand of it.
  private static func size(_ text: String) throws -> Int { try wholeNumber(text, in: 1...1000) }

  /// The ways to be checked; the lesson notes' use gate has no fused form.
  var ways: [Unrolling] {
    switch by ?? (useGate == .standard ? .both : .steps) {
    case .steps: [.steps]
    case .fusedSequence: [.fusedSequence]
    case .both: [.steps, .fusedSequence]
    }
  }

  /// What does not go together.
  func requireSense(for cell: Architecture.Cell) throws {
    if useGate == .lessonNotes {
      guard cell == .lstm else {
        throw ValidationError("only an LSTM has the lesson notes' use gate: take --use-gate away, or check lstm.")
      }
      guard by == nil || by == .steps else {
        throw ValidationError("the lesson notes' use gate has no fused form: take --by away, or say --by steps.")
      }
    }
  }
}

/// What `--by` takes.
enum GradCheckWays: String {
  case steps, fusedSequence, both
}
