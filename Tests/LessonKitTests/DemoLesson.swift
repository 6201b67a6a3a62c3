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
  ) throws -> (screen: Screen, results: Results?, files: [String], error: (any Error)?) {
    try withFolder { folder in
      let screen = Screen(answers: answers, thinking: seconds)
      var failure: (any Error)?
      do {
        let program = try DemoLesson.parse(["--out", folder] + arguments)
        try program.run(on: screen.terminal(isInteractive: isInteractive), drawing: drawing, progress: progress)
      } catch {
        failure = error
      }
      let files = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
      let json = FileManager.default.contents(atPath: folder + "/results.json")
      return (screen, try json.map { try JSONDecoder().decode(Results.self, from: $0) }, files, failure)
    }
  }

  /// The exit status and the message for an error that ends the program.
  static func ending(_ error: (any Error)?) -> (status: Int32, message: String) {
    error.map { (exitCode(for: $0).rawValue, message(for: $0)) } ?? (0, "")
  }
}

extension Drawing {
  /// Draws nothing and says it did.
  static var silent: Drawing {
    Drawing(
      text: { figure, columns in "\(figure.title) in \(columns) columns" },
      picture: { _, format, name, _ in format == .window ? nil : "\(name).\(format.rawValue)" })
  }
}
