import LessonKit

/// What is wrong with a plan, and where.
struct PlanError: Error, Equatable {
  let path: String
  /// Counted from 1; nil where it is about the whole file.
  var line: Int?
  /// What is wrong and what would be right, in small letters and with a full stop.
  let sentence: String
}

extension PlanError: CustomStringConvertible {
  var description: String {
    let place = line.map { "\(shownPath(path)), line \($0)" } ?? shownPath(path)
    return "\(place): \(sentence)"
  }
}
