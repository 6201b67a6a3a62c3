/// What a lesson is called, and what it asks.
public struct About: Equatable, Sendable {
  /// From 1 on, in the order of the course.
  public let number: Int

  /// The words of the folder after the number: `four-gates`.
  public let slug: String

  public let title: String

  /// The one question that the lesson answers.
  public let question: String

  public init(number: Int, slug: String, title: String, question: String) {
    self.number = number
    self.slug = slug
    self.title = title
    self.question = question
  }

  /// The number with two digits: `05`.
  var digits: String { number < 10 ? "0\(number)" : "\(number)" }

  /// The lesson's folder, here and in `out`: `05-four-gates`.
  var folder: String { "\(digits)-\(slug)" }

  /// The program, and the target of the Makefile: `lesson-05`.
  var command: String { "lesson-\(digits)" }
}
