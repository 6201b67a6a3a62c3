import Foundation

@testable import LessonKit

/// A terminal that can be read afterwards, with answers typed beforehand.
final class Screen {
  private(set) var text = ""
  private var answers: [String]
  private let seconds: Double

  /// - Parameter seconds: how long each answer takes.
  init(answers: [String] = [], thinking seconds: Double = 0) {
    self.answers = answers
    self.seconds = seconds
  }

  func terminal(width: Int = 80, isInteractive: Bool = false, isStyled: Bool = false) -> Terminal {
    Terminal(
      isInteractive: isInteractive, canAnswer: !answers.isEmpty, isStyled: isStyled, measure: { width },
      write: { self.text += $0 },
      read: {
        Thread.sleep(forTimeInterval: self.seconds)
        return self.answers.isEmpty ? nil : self.answers.removeFirst()
      })
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
