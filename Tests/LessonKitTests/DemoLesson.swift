import FourGates
import Foundation

@testable import LessonKit

/// A lesson with one of everything, for the tests.
struct DemoLesson: LessonProgram, HasFullRun {
  static let about = About(number: 7, slug: "demo", title: "A demo", question: "Does it run?")
  static let questions = [
    Question("left", "What is left?", ["all", "half", "nothing"], right: "b", because: "A half is kept."),
    Question("loss", "What is the loss?", right: 0.9, within: 0.05, because: "It was measured."),
  ]
  static let exercise = Exercise(
    brief: "Add the two.", hints: ["one", "two", "three"], yours: yourSum, solution: sumSolution
  ) { sum, check in
    check.expect("the sum", try sum(1, 2), equals: 3, within: 1e-6)
  }

  @OptionGroup var options: LessonOptions
  @OptionGroup var full: FullOption
  @Option var floor = 0.08

  func tell(_ lesson: Lesson) throws {
    lesson.ask("left")
    lesson.ask("loss")
    lesson.section("The experiment")
    lesson.say("One paragraph,\nstill the first.\n\nAnother.")
    lesson.list(["a thing", "another thing"])
    lesson.equation("k  = σ(f) ⊙ c      what is kept\nc′ = k + n         the new memory")
    lesson.code("let kept = sigmoid(f) * c\n  // 1 < 2")
    lesson.table(["rate", "what"], [["0.1", "falls"], ["1", "leaves the valley"]])
    lesson.number("final.loss", Float(0.5))
    lesson.number("final.diverged", Double.nan)
    lesson.number("final.exploded", Double.infinity)
    lesson.show(
      Figure("Loss", x: Axis("update"), y: Axis("loss"), [.line("Adam", y: [3, 2, 1], ink: .adam)]), named: "loss",
      says: "Look at the end.")
    lesson.score("left")
    lesson.score("loss", measured: 0.93)
    lesson.claim("the loss is below the floor", 0.05 < floor, shown: "0.05 < \(floor)")
    lesson.claim("the number is a number", !Double.zero.isNaN)
    lesson.fingerprint = "00ff"
  }
}

func yourSum(a: Double, b: Double) throws -> Double {
  throw Unfinished("return both together", file: "/somewhere/Exercise.swift", line: 12)
}

func sumSolution(a: Double, b: Double) -> Double {
  a + b
}

extension DemoLesson {
  /// Runs the lesson as a command line would, in a folder of its own.
  ///
  /// - Returns: what was printed, what was written, and the error that ends the program.
  static func run(
    _ arguments: [String], answers: [String] = [], isInteractive: Bool = false, drawing: Drawing = .silent,
    progress: ProgressFile? = nil, thinking seconds: Double = 0
  ) throws -> (screen: Screen, results: Results?, page: String, files: [String], error: (any Error)?) {
    try withFolder { folder in
      let arguments = ["--out", folder] + arguments
      let screen = Screen(answers: answers, thinking: seconds)
      var failure: (any Error)?
      do {
        let program = try DemoLesson.parse(arguments)
        try program.run(
          on: screen.terminal(isInteractive: isInteractive), drawing: drawing, arguments: arguments, progress: progress)
      } catch {
        failure = error
      }
      let files = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
      let json = FileManager.default.contents(atPath: folder + "/results.json")
      let page = FileManager.default.contents(atPath: folder + "/page.html").map { String(decoding: $0, as: UTF8.self) }
      return (screen, try json.map { try JSONDecoder().decode(Results.self, from: $0) }, page ?? "", files, failure)
    }
  }

  /// The exit status and the message for an error that ends the program.
  static func ending(_ error: (any Error)?) -> (status: Int32, message: String) {
    error.map { (exitCode(for: $0).rawValue, message(for: $0)) } ?? (0, "")
  }
}

extension Drawing {
  /// Draws a point, as gnuplot writes it.
  static var silent: Drawing {
    let svg = """
      <?xml version="1.0" encoding="utf-8"?>
      <svg width="9" height="5" viewBox="0 0 9 5" xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">
      <title>Gnuplot</title>
      <defs><circle id='gpDot' r='0.5' fill='#fcfcfa'/><path id='unused' d='M0,0'/></defs>
      <g fill="none"></g><g id="plot_1"><title>plot_1</title><use xlink:href='#gpDot' x='1'/><text>a &amp; b</text></g>
      </svg>

      """
    return Drawing(
      text: { figure, columns in "\(figure.title) in \(columns) columns" },
      picture: { _, format, name, folder in
        if format == .svg { try svg.write(toFile: "\(folder)/\(name).svg", atomically: true, encoding: .utf8) }
        return format == .window ? nil : "\(name).\(format.rawValue)"
      },
      svg: { _ in svg })
  }

  /// There is nobody to draw.
  static var none: Drawing {
    struct Refused: Error, CustomStringConvertible {
      let description = "There is no pen."
    }
    return Drawing(
      text: { _, _ in throw Refused() }, picture: { _, _, _, _ in throw Refused() }, svg: { _ in throw Refused() })
  }
}
