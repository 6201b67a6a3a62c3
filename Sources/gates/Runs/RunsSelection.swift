import ArgumentParser
import FourGates
import LessonKit

/// Which runs a command speaks of, as it was typed.
struct RunsSelection: ParsableArguments {
  @Argument(help: ArgumentHelp("The folder that holds the runs, a folder each.", valueName: "dir"), completion: .directory)
  var folder = "runs"

  @Option(
    name: .customLong("state"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "Only these: \(listed(RecordedRun.State.allCases.map(\.rawValue), "or")); several are parted by commas.",
      valueName: "state"),
    completion: .list(RecordedRun.State.allCases.map(\.rawValue)), transform: RunsSelection.states)
  var stateWishes: [[RecordedRun.State]] = []

  @Option(
    name: .customLong("where"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "Only those of which this is true: a key, one of = != < <= > >=, and a value, such as hidden=64 or \"rate<0.01\". Several are "
        + "true at once.", valueName: "condition"),
    transform: RunsSelection.condition)
  var conditions: [RunCondition] = []

  func validate() throws {
    if folder.isEmpty { throw ValidationError("name the folder of the runs, and not an empty one.") }
  }

  /// The states that were named, and none where any will do.
  var states: [RecordedRun.State] { stateWishes.flatMap { $0 } }

  /// All runs of the folder; what cannot be read is noted.
  func all(noting note: (String) -> Void) throws -> RunCollection {
    let all = try RunCollection(reading: folder, commands: RunsCommand.names)
    for (_, reason) in all.unreadable { note(reason) }
    return all
  }

  /// The runs that were asked for.
  ///
  /// - Parameter usual: The states where none is named.
  func chosen(from all: RunCollection, usual: [RecordedRun.State] = []) throws -> RunCollection {
    try usage { () throws(RunsError) in
      try all.chosen(states: states.isEmpty ? usual : states, conditions: conditions)
    }
  }

  private static func states(typed text: String) throws -> [RecordedRun.State] {
    try text.split(separator: ",", omittingEmptySubsequences: false).map { word in
      guard let state = RecordedRun.State(rawValue: String(word)) else {
        throw ValidationError(notThere("state", String(word), RecordedRun.State.allCases.map(\.rawValue)))
      }
      return state
    }
  }

  private static func condition(typed text: String) throws -> RunCondition {
    try usage { () throws(RunsError) in try RunCondition(typed: text) }
  }
}
