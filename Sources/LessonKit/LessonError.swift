/// What can go wrong around a lesson: folders, files, and an exercise that does not pass yet.
package enum LessonError: Error, Equatable {
  case folderNotMade(path: String, reason: String)
  case folderNotWritable(path: String)
  case notWritten(path: String, reason: String)
  case outputLost(reason: String)
  case solutionLocked(command: String)
  case solutionMissing(path: String)
}

extension LessonError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .folderNotMade(let path, let reason):
      "the folder \(shownPath(path)) cannot be made (\(reason)); choose another with --out DIR."
    case .folderNotWritable(let path):
      "the folder \(shownPath(path)) cannot be written to; make it writable, or choose another with --out DIR."
    case .notWritten(let path, let reason):
      "the file \(shownPath(path)) cannot be written (\(reason)); choose another folder with --out DIR."
    case .outputLost(let reason):
      "standard output cannot be written (\(reason))."
    case .solutionLocked(let command):
      "the exercise does not pass yet: see what is missing with \(runs(command, "--check")), "
        + "or give up with \(runs(command, "--give-up --solution"))."
    case .solutionMissing(let path):
      "the solution \(shownPath(path)) cannot be read; it belongs to the folder that the lesson was built from."
    }
  }
}

/// How one runs a lesson with an option.
func runs(_ command: String, _ options: String) -> String {
  options.contains(" ") ? "make \(command) ARGS=\"\(options)\"" : "make \(command) ARGS=\(options)"
}
