import Foundation

@testable import LessonKit

/// A terminal that can be read afterwards, with answers typed beforehand.
final class Screen {
  private(set) var text = ""
  private var answers: [String]

  init(answers: [String] = []) {
    self.answers = answers
  }

  func terminal(width: Int = 80, isInteractive: Bool = false, isStyled: Bool = false) -> Terminal {
    Terminal(
      isInteractive: isInteractive, canAnswer: !answers.isEmpty, isStyled: isStyled, measure: { width },
      write: { self.text += $0 }, read: { self.answers.isEmpty ? nil : self.answers.removeFirst() })
  }

  var lines: [String] { text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) }
}

/// Gives a new folder, and removes it afterwards.
func withFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent("lessonkit-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  return try body(folder.path)
}
