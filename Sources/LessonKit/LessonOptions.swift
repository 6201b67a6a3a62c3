import ArgumentParser

/// The options that every lesson has.
public struct LessonOptions: ParsableArguments {
  /// How figures are shown and kept.
  public enum Plot: String, CaseIterable, Sendable {
    case auto, terminal, window, svg, png, none

    package static var choices: String { listed(allCases.map(\.rawValue), "or") }

    /// What somebody typed behind `--plot`.
    package init(typed text: String) throws {
      guard let plot = Plot(rawValue: text) else { throw WrongUsage.plot.validationError }
      self = plot
    }
  }

  private static let defaultSeed: UInt64 = 1

  @Option(
    parsing: .unconditional, help: ArgumentHelp("Every random number of the run. (default: \(defaultSeed))", valueName: "n"),
    transform: LessonOptions.seed(typed:))
  public var seed = defaultSeed

  @Flag(help: "The same story in a few seconds; the same claims, or fewer where they need the long run.")
  public var quick = false

  @Option(
    help: ArgumentHelp(
      "How figures are drawn: \(Plot.choices); auto is text and SVG files in a terminal, SVG files otherwise."),
    transform: Plot.init(typed:))
  public var plot: Plot = .auto

  @Option(
    help: ArgumentHelp(
      "Where figures, results.json and page.html go. (default: out/ and the lesson's folder)", valueName: "dir"))
  public var out: String?

  @Flag(help: "Ask nothing; also when standard input is not a terminal.")
  public var noPause = false

  @Option(parsing: .unconditional, help: ArgumentHelp("Answers to the questions, in order, without asking.", valueName: "a,b"))
  public var predict: String?

  @Flag(help: "Run your Exercise.swift against the tests of the exercise.")
  public var check = false

  @Option(parsing: .unconditional, help: ArgumentHelp("A hint for the exercise: 1, 2 or 3.", valueName: "n"))
  public var hint: Int?

  @Flag(help: "Print the solution, once the exercise passes.")
  public var solution = false

  @Flag(help: "With --solution: print it before the exercise passes.")
  public var giveUp = false

  @Flag(help: .hidden)
  public var checkSolution = false

  public init() {}

  /// What somebody typed behind `--seed`.
  package static func seed(typed text: String) throws -> UInt64 {
    guard let seed = UInt64(text) else { throw WrongUsage.seed.validationError }
    return seed
  }

  public mutating func validate() throws {
    if out == "" { throw WrongUsage.emptyFolderName.validationError }
    let wishes = [
      ("--check", check), ("--hint", hint != nil), ("--solution", solution), ("--check-solution", checkSolution),
    ].filter(\.1).map(\.0)
    if wishes.count > 1 { throw WrongUsage.severalWishes(wishes).validationError }
    if giveUp, !solution { throw WrongUsage.giveUpAlone.validationError }
  }

  /// The answers given with `--predict`, each in its usual form; nil without the option.
  func predictions(to questions: [Question]) throws(WrongUsage) -> [String]? {
    guard let predict else { return nil }
    guard !questions.isEmpty else { throw .nothingToPredict }
    let given = predict.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    guard given.count == questions.count else {
      throw .predictionCount(given.count, accepted: questions.map(\.accepts))
    }
    var answers: [String] = []
    for (index, question) in questions.enumerated() {
      guard let answer = question.answer(given[index]) else {
        throw .prediction(given[index], number: index + 1, accepts: question.accepts)
      }
      answers.append(answer)
    }
    return answers
  }
}
