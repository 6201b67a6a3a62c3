import ArgumentParser
import Foundation
import LessonKit

/// `gates lessons`: the course as `make lessons` shows it. Both run `.ci/lessons`, which needs nothing to be built.
struct LessonsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lessons", abstract: "Lists the lessons: what each asks, what you have done, what your predictions scored.",
    discussion: """
      For example: gates lessons, or, to forget what you have done of lesson 5: gates lessons --reset 5

      It shows the same as make lessons. What you have done is noted in .fourgates/progress.json; the environment variable \
      FOURGATES_PROGRESS names another file, or none.
      """)

  @Option(help: ArgumentHelp("Forget what you have done of a lesson, or of all.", valueName: "n|all"))
  var reset: String?

  func run() throws {
    guard let folder = PackageFolder.find() else { throw LessonsError.noLessons }
    if let wish = ProcessInfo.processInfo.environment["FOURGATES_PROGRESS"], !wish.isEmpty, wish != "none" {
      setenv("FOURGATES_PROGRESS", URL(fileURLWithPath: wish).path, 1)
    }
    guard chdir(folder) == 0 else { throw LessonsError.notStarted(reason: String(cString: strerror(errno))) }
    signal(SIGPIPE, SIG_DFL)
    let words = [".ci/lessons"] + (reset.map { ["--reset", $0] } ?? [])
    let pointers: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    execv(".ci/lessons", pointers)
    throw LessonsError.notStarted(reason: String(cString: strerror(errno)))
  }
}

/// Why the lessons are not listed.
enum LessonsError: Error, Equatable, CustomStringConvertible {
  case noLessons
  case notStarted(reason: String)

  var description: String {
    switch self {
    case .noLessons:
      "the lessons are not here: the folder that gates was built from is gone; go to the folder of FourGates and ask again."
    case .notStarted(let reason):
      "the list of lessons, .ci/lessons in the folder of FourGates, does not start (\(reason)); make lessons shows the same."
    }
  }
}
