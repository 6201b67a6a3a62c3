import Foundation
import TestPrograms
import Testing

/// A folder of the course, and the program that was built from it.
struct LessonFolder: Sendable, CustomTestStringConvertible {
  /// `05-four-gates`
  let name: String

  /// `lesson-05`
  var program: String { "lesson-\(name.prefix(2))" }

  var testDescription: String { program }

  /// All of them, in order.
  static let all: [LessonFolder] = {
    let names =
      (try? FileManager.default.contentsOfDirectory(atPath: BuiltProgram.root.appendingPathComponent("Lessons").path)) ?? []
    return names.filter { $0.wholeMatch(of: /[0-9]{2}-[a-z0-9-]+/) != nil }.sorted().map(LessonFolder.init)
  }()

  /// The lesson's program, in the folder of build products that this test was loaded from.
  var executable: URL? { BuiltProgram.named(program) }
}
