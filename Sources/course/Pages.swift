import ArgumentParser
import Foundation

/// `course pages`: fails if a page shows a number or a figure that is not that of a fresh run.
struct CheckPages: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pages", abstract: "Checks the marked numbers and the figures of every page against fresh default runs.")
  @OptionGroup var selection: Selection

  func run() throws {
    try CheckPages.check(selection.lessons, with: .beside())
  }

  static func check(_ lessons: [Int]?, with runner: Runner) throws {
    let course = try FreshCourse(lessons, readmes: true, runner)
    let stale =
      course.numbers.differences()
      + course.runs.flatMap { run in
        course.readme(of: run.lesson).map { course.figures.problems(of: run, on: $0) } ?? []
      }
    try end(
      with: course.problems() + stale,
      remedy: "make numbers writes the fresh numbers, make figures the fresh figures; see what changed before you commit it.")
    let marks = course.numbers.pages.flatMap(\.marks).filter { mark in course.runs.contains { $0.lesson.number == mark.lesson }
    }
    print(
      "✓ \(marks.count) numbers in \(Set(course.pages(with: marks)).count) pages are those of fresh runs, and so are the figures."
    )
  }
}

/// `course numbers`: writes the numbers of fresh runs into the pages.
struct RewriteNumbers: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "numbers", abstract: "Writes the numbers of fresh default runs behind their marks.")
  @OptionGroup var selection: Selection

  func run() throws {
    try RewriteNumbers.rewrite(selection.lessons, with: .beside())
  }

  static func rewrite(_ lessons: [Int]?, with runner: Runner) throws {
    let course = try FreshCourse(lessons, readmes: false, runner)
    for difference in course.numbers.differences() { print("• \(difference)") }
    for (page, text) in course.numbers.rewritten() {
      do {
        try text.write(toFile: course.root + "/" + page.path, atomically: true, encoding: .utf8)
      } catch {
        throw CourseError.notWritten(page.path, reason: error.localizedDescription)
      }
      print("Wrote \(page.path).")
    }
    try end(with: course.problems(), remedy: "The other numbers are those of fresh runs.")
    print("✓ Every marked number is that of a fresh run.")
  }
}

/// `course figures`: puts the figures of fresh runs beside the READMEs that show them.
struct CopyFigures: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "figures", abstract: "Draws the figures that READMEs show again, and puts them beside the READMEs.")
  @OptionGroup var selection: Selection

  func run() throws {
    try CopyFigures.copy(selection.lessons, with: .beside())
  }

  static func copy(_ lessons: [Int]?, with runner: Runner) throws {
    let pages = try Page.all(in: runner.root)
    var problems: [String] = []
    for lesson in try Lesson.chosen(lessons, in: runner.root) {
      guard let page = pages.first(where: { $0.path == lesson.readme }), !FigureCheck.shown(in: page).isEmpty else { continue }
      let copied = try FigureCheck(root: runner.root).copy(from: runner.defaultRun(lesson), to: page)
      for place in copied.changed { print("Wrote \(place).") }
      problems += copied.problems
    }
    try end(with: problems, remedy: "The other figures are those of fresh runs.")
    print("✓ The figures are those of fresh runs.")
  }
}

/// The pages, and fresh runs of the lessons that they are about.
struct FreshCourse {
  let root: String
  let runs: [Run]
  let numbers: NumberCheck

  /// - Parameter readmes: whether lessons are run too of which no page shows a number.
  init(_ chosen: [Int]?, readmes: Bool, _ runner: Runner) throws {
    root = runner.root
    let pages = try Page.all(in: root)
    let shown = NumberCheck.shown(in: pages)
    let lessons = try Lesson.chosen(chosen, in: root).filter { readmes || shown.contains($0.number) }
    runs = try lessons.map { try runner.defaultRun($0) }
    numbers = NumberCheck(
      pages: pages, lessons: try Lesson.all(in: root),
      fresh: Dictionary(uniqueKeysWithValues: runs.map { ($0.lesson.number, $0.results.numbers) }))
  }

  var figures: FigureCheck { FigureCheck(root: root) }

  func readme(of lesson: Lesson) -> Page? {
    numbers.pages.first { $0.path == lesson.readme }
  }

  func pages(with marks: [MarkedNumber]) -> [String] {
    numbers.pages.filter { !$0.marks.filter(marks.contains).isEmpty }.map(\.path)
  }

  /// What only a person can mend: a claim that does not hold, a mark that is none.
  func problems() -> [String] {
    runs.filter { $0.status != 0 }.map { run in
      let failed = run.results.claims.filter { !$0.holds }.map { "“\($0.claim)”" }
      return
        "\(run.lesson.program) ended with status \(run.status); these claims did not hold: \(failed.joined(separator: ", "))."
    } + numbers.mistakes()
  }
}
