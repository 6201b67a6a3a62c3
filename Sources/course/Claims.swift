import ArgumentParser
import Foundation

/// `course claims`: runs lessons over several seeds, and names every claim that did not hold.
struct CheckClaims: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "claims",
    abstract: "Runs lessons over seeds that nobody tuned on, and names the claims that did not hold.",
    discussion: """
      Without --lessons: default runs of the lessons with the boldest claims, \(listed(CheckClaims.boldest)), and quick runs of the \
      others. Lessons that are named are run in full length; --quick makes every run quick.

      For example: course claims --lessons 06,11 --seeds 21-25
      """)

  private static let boldest = [6, 11]

  @OptionGroup var selection: Selection

  @Option(
    help: ArgumentHelp("Which seeds, for example 3,7,30-33. (default: 21-25)", valueName: "n-m"), transform: Choices.seeds)
  var seeds: [UInt64] = Array(21...25)

  @Flag(help: "Quick runs only.")
  var quick = false

  func run() throws {
    try check(with: .beside())
  }

  func check(with runner: Runner) throws {
    var failures: [String] = []
    for lesson in try Lesson.chosen(selection.lessons, in: runner.root) {
      let isQuick = quick || (selection.lessons == nil && !CheckClaims.boldest.contains(lesson.number))
      for seed in seeds { failures += try self.failures(of: lesson, seed: seed, quick: isQuick, with: runner) }
    }
    try end(with: failures, remedy: "\(failures.count) did not hold.")
    print("✓ Every claim held.")
  }

  private func failures(of lesson: Lesson, seed: UInt64, quick isQuick: Bool, with runner: Runner) throws -> [String] {
    let options = ["--plot", "none"] + (isQuick ? ["--quick"] : [])
    let outcome = Result {
      ClaimReport(
        try runner.run(lesson, seed: seed, options: options, into: "claims/\(lesson.folder)-\(seed)"), isQuick: isQuick)
    }
    switch outcome {
    case .success(let report):
      print(report.line)
      fflush(nil)
      return report.failures
    case .failure(let error):
      guard let error = error as? CourseError, case .noResults(let program, _, _) = error else { throw error }
      print("✗ \(program)  seed \(seed): \(error)")
      return ["lesson \(lesson.folder.prefix(2)), seed \(seed): \(error)"]
    }
  }

  private static func listed(_ lessons: [Int]) -> String {
    lessons.map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: " and ")
  }
}

/// A run and its claims, in words.
struct ClaimReport {
  let line: String
  let failures: [String]

  init(_ run: Run, isQuick: Bool) {
    let claims = run.results.claims
    let held = claims.count(where: \.holds)
    let sign = held == claims.count && run.status == 0 ? "✓" : "✗"
    let seconds = String(format: "%6.1f s", run.results.seconds)
    line =
      "\(sign) \(run.lesson.program)  seed \(run.seed)  \(seconds)\(isQuick ? " quick" : "      ")  \(held) of \(claims.count) claims"
    let place = "lesson \(run.lesson.folder.prefix(2)), seed \(run.seed)\(isQuick ? ", quick" : "")"
    var failures = claims.filter { !$0.holds }.map { "\(place): \($0.claim)\($0.shown.map { " (\($0))" } ?? "")" }
    if run.status != 0, failures.isEmpty { failures = ["\(place): the program ended with status \(run.status)."] }
    self.failures = failures
  }
}
