import Foundation

@testable import LessonKit

/// A terminal whose words can be read afterwards.
final class Spoken {
  private(set) var text = ""

  func terminal(width: Int = 80) -> Terminal {
    Terminal(
      isInteractive: false, canAnswer: false, isStyled: false, measure: { width }, write: { self.text += $0 }, read: { nil })
  }

  /// Without line breaks: wrapping is not what a command promises.
  var flat: String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
