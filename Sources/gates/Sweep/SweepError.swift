import LessonKit

/// What can be wrong around a sweep.
enum SweepError: Error, Equatable, CustomStringConvertible {
  case noPlace(LessonError)

  var description: String {
    switch self {
    case .noPlace(let error): "\(error)".replacing("--out", with: "--runs")
    }
  }
}
