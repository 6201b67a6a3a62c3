/// What keeps the course from being checked.
enum CourseError: Error, Equatable {
  case noLessons(folder: String)
  case noSuchLesson(Int, known: [Int])
  case notBuilt(String, folder: String)
  case notRun(String, reason: String)
  case noResults(String, status: Int32, log: String)
  case doublePrecision
  case unreadable(String)
  case notWritten(String, reason: String)
}

extension CourseError: CustomStringConvertible {
  var description: String {
    switch self {
    case .noLessons(let folder):
      "there is no folder of lessons in \(folder); start this in the package's folder."
    case .noSuchLesson(let number, let known):
      "there is no lesson \(number); the lessons are \(known.map(String.init).joined(separator: ", "))."
    case .notBuilt(let program, let folder):
      "\(program) is not in \(folder); build everything first, with swift build -c release."
    case .notRun(let program, let reason):
      "\(program) cannot be run (\(reason))."
    case .noResults(let program, let status, let log):
      "\(program) ended with status \(status) and left no results; \(log) has what it said."
    case .doublePrecision:
      "the pages show the numbers of a build with 32 bits, and this one has 64; build without the trait DoublePrecision."
    case .unreadable(let path):
      "\(path) cannot be read as text."
    case .notWritten(let path, let reason):
      "\(path) cannot be written (\(reason))."
    }
  }
}
