import ArgumentParser
import FourGates
import LessonKit

/// What somebody asks of a network beside its cells: what stands in front, what is read, what is dropped, where it starts.
struct NetworkWishes: ParsableArguments {
  static let frontRange = 0...4096

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "For characters: how many numbers a learned table has for each symbol, in the place of a column for each; 0 for none. "
        + "(default: 0)", valueName: "n"),
    transform: whole("--embedding", in: frontRange))
  var embedding: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "For gestures: how many filters of 5 steps, a convolution, stand before the lowest layer; 0 for none. (default: 0)",
      valueName: "n"),
    transform: whole("--filters", in: frontRange))
  var filters: Int?

  @Option(
    help: ArgumentHelp(
      "For gestures: what decides, the output after the last step of the batch with the zeros behind shorter sequences (padded), "
        + "after each sequence's own last step (last), or the mean over its steps (mean). (default: last)", valueName: "where"),
    transform: { name in
      guard let reading = ReadingChoice(rawValue: name) else {
        throw ValidationError(notThere("reading", name, ReadingChoice.allCases.map(\.rawValue)))
      }
      return reading
    })
  var reading: ReadingChoice?

  @Option(
    help: ArgumentHelp(
      "Where --dropout acts: above every layer, or between layers only, as in PyTorch, where the last is left out. (default: above)",
      valueName: "place"),
    transform: { name in
      guard let place = DropoutPlace(rawValue: name) else {
        throw ValidationError(notThere("place for dropout", name, DropoutPlace.allCases.map(\.rawValue)))
      }
      return place
    })
  var dropoutPlace: DropoutPlace?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Where the weights start: pytorch, char-rnn or uniform:0.08; with a comma also forget:1, update:2 (the biases of these gates) "
        + "and orthogonal. (default: pytorch,forget:1)", valueName: "start"),
    transform: { text in
      do {
        return try InitialChoice(typed: text)
      } catch { throw ValidationError("\(error)") }
    })
  var initial: InitialChoice?
}

/// Where dropout acts, by the names that one types.
enum DropoutPlace: String, CaseIterable, Sendable, Codable {
  case above, between

  var place: LayerDropout.Place {
    switch self {
    case .above: .aboveEveryLayer
    case .between: .betweenLayers
    }
  }
}
