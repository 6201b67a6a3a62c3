import ArgumentParser

/// What keeps the course true: its pages show the numbers and figures of fresh runs, and its claims hold on other seeds.
@main
struct Course: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Holds the pages of the course against fresh runs of its lessons.",
    discussion: "For example: course numbers --lessons 08, or course claims --lessons 06,11 --seeds 21-25",
    subcommands: [CheckPages.self, RewriteNumbers.self, CopyFigures.self, CheckClaims.self])
}

/// Which lessons are run.
struct Selection: ParsableArguments {
  @Option(
    help: ArgumentHelp("Only these lessons, for example 06,11. (default: all)", valueName: "n,m"), transform: Choices.lessons)
  var lessons: [Int]?
}

/// A page or a lesson that is not as it should be; the sentences were printed.
func end(with problems: [String], remedy: String) throws {
  guard !problems.isEmpty else { return }
  for problem in problems { print("✗ \(problem)") }
  print(remedy)
  throw ExitCode.failure
}
