import ArgumentParser
import FourGates
import LessonKit

/// What one may choose about a comparison, as it was typed.
struct CompareOptions: ParsableArguments {
  @Argument(help: ArgumentHelp("One of \(listed(TaskChoice.allCases.map(\.rawValue), "and")).", valueName: "task"))
  var task: String

  @Option(
    help: ArgumentHelp("Any of \(listed(OptimizerChoice.allCases.map(\.rawValue), "and")), parted by commas.", valueName: "a,b")
  )
  var optimizers = "sgd,momentum,adam"

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "default: each optimizer at its own; sweep: the best of a grid around it; or rates for all of them, such as 0.1,0.01.",
      valueName: "rates"))
  var rates = "default"

  @Option(parsing: .unconditional, help: ArgumentHelp("How many seeds: each optimizer makes a run of each.", valueName: "k"))
  var seeds = 5

  @Option(
    parsing: .unconditional, help: ArgumentHelp("The first seed; the others follow it. (default: 1)", valueName: "n"),
    transform: LessonOptions.seed(typed:))
  var seed: UInt64 = 1

  @Option(
    parsing: .unconditional, help: ArgumentHelp("How long each run is. (default: twice that of gates train)", valueName: "n"))
  var epochs: Int?

  @Option(
    help: ArgumentHelp(
      "\(listed(Architecture.Cell.allCases.map(\.rawValue), "or")). (default: after the task)", valueName: "cell"))
  var cell: String?

  @Option(parsing: .unconditional, help: ArgumentHelp("How many units a layer has. (default: after the task)", valueName: "n"))
  var hidden: Int?

  @Option(parsing: .unconditional, help: ArgumentHelp("How many layers there are. (default: after the task)", valueName: "n"))
  var layers: Int?

  @Option(parsing: .unconditional, help: ArgumentHelp("How many steps a sample has. (default: after the task)", valueName: "n"))
  var window: Int?

  @Option(
    parsing: .unconditional, help: ArgumentHelp("How many samples a batch has. (default: after the task)", valueName: "n"))
  var batch: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The norm above which gradients are shortened, or 0 for none. (default: after the task)", valueName: "norm"))
  var clip: Double?

  @Option(help: ArgumentHelp("A file to take the data from.", valueName: "file"))
  var data: String?

  @Option(help: ArgumentHelp("The column of that file.", valueName: "name"))
  var column: String?

  @Option(
    help: ArgumentHelp(
      "How figures are drawn: \(LessonOptions.Plot.choices); auto is text and SVG files in a terminal, SVG files otherwise."),
    transform: LessonOptions.Plot.init(typed:))
  var plot = LessonOptions.Plot.auto

  @Option(help: ArgumentHelp("Where figures and results.json go. (default: out/compare- and the task)", valueName: "dir"))
  var out: String?

  /// Whatever is wrong is one sentence, and exit status 64.
  func validate() throws {
    do {
      _ = try chosen()
    } catch {
      throw ValidationError("\(error)")
    }
    if out == "" { throw ValidationError("--out needs the name of a folder, and got an empty one.") }
  }

  /// What the words stand for.
  struct Chosen {
    let task: TaskChoice
    let optimizers: [OptimizerChoice]
    let plan: RatePlan
    let cell: Architecture.Cell
    let hidden: Int
    let layers: Int
    let epochs: Int
    let clipping: Clipping?
  }

  func chosen() throws -> Chosen {
    let task = try TaskChoice(named: task)
    let names = optimizers.split(separator: ",", omittingEmptySubsequences: false).map { trimmed($0) }
    var choices: [OptimizerChoice] = []
    for name in names {
      let choice = try OptimizerChoice(named: name)
      guard !choices.contains(choice) else { throw CompareError.optimizerTwice(name) }
      choices.append(choice)
    }
    let plan = try RatePlan(typed: rates)
    let cells = Architecture.Cell.allCases.map(\.rawValue)
    let wanted = cell ?? task.defaults.cell.rawValue
    guard let cell = Architecture.Cell(rawValue: wanted) else { throw CompareError.cell(notThere("cell", wanted, cells)) }
    let (hidden, layers) = (hidden ?? task.defaults.hidden, layers ?? task.defaults.layers)
    let epochs = epochs ?? 2 * task.defaults.epochs
    try require(seeds, in: 1...1000, for: "--seeds")
    try require(epochs, in: 1...100_000, for: "--epochs")
    try require(hidden, in: 1...4096, for: "--hidden")
    try require(layers, in: 1...16, for: "--layers")
    let limit = clip ?? task.defaults.clip
    guard limit >= 0, limit.isFinite else { throw CompareError.clip(shortText(limit)) }
    return Chosen(
      task: task, optimizers: choices, plan: plan, cell: cell, hidden: hidden, layers: layers, epochs: epochs,
      clipping: limit > 0 ? .norm(limit) : nil)
  }

  /// The tasks of all seeds, with what their runs have in common.
  ///
  /// - Throws: `TaskError` for options that the task does not take, `DatasetError` about the file.
  func experiments(_ chosen: Chosen) throws -> [Experiment] {
    try (0..<seeds).map { index in
      let seed = seed &+ UInt64(index)
      let task = try chosen.task.make(TaskOptions(seed: seed, window: window, batch: batch, data: data, column: column))
      let architecture = Architecture(
        chosen.cell, inputs: task.inputs, hidden: chosen.hidden, layers: chosen.layers, outputs: task.outputs)
      return Experiment(
        task: task, seed: seed, architecture: architecture, initial: chosen.task.defaults.initial.initialisation,
        epochs: chosen.epochs,
        clipping: chosen.clipping)
    }
  }

  private func require(_ value: Int, in range: ClosedRange<Int>, for option: String) throws {
    guard range.contains(value) else { throw TaskError.outOfRange(option: option, value: value, range: range) }
  }
}

/// Without spaces around it.
func trimmed(_ word: some StringProtocol) -> String {
  word.split(separator: " ").joined(separator: " ")
}
