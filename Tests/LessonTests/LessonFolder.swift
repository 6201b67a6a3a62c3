import Foundation
import Testing

/// A folder of the course, and the program that was built from it.
struct LessonFolder: Sendable, CustomTestStringConvertible {
  /// `05-four-gates`
  let name: String

  /// `lesson-05`
  var program: String { "lesson-\(name.prefix(2))" }

  var testDescription: String { program }

  /// The package's folder.
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// All of them, in order.
  static let all: [LessonFolder] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: root.appendingPathComponent("Lessons").path)) ?? []
    return names.filter { $0.wholeMatch(of: /[0-9]{2}-[a-z0-9-]+/) != nil }.sorted().map(LessonFolder.init)
  }()

  /// The lesson's program, in the folder of build products that this test was loaded from.
  var executable: URL? {
    let starts = CommandLine.arguments.filter { $0.contains("/") } + [Bundle.main.bundlePath, Bundle.main.executablePath ?? ""]
    for start in starts {
      var folder = URL(fileURLWithPath: start)
      for _ in 0..<5 {
        let candidate = folder.appendingPathComponent(program)
        if FileManager.default.isExecutableFile(atPath: candidate.path) { return candidate }
        folder.deleteLastPathComponent()
      }
    }
    return nil
  }
}
