import LessonKit

/// How the commands that are recommended name the folder of the runs: not at all where it is the usual one.
enum RunsHint {
  /// As `gates runs list` takes it.
  static func argument(_ folder: String) -> String { isUsual(folder) ? "" : " \(shownPath(folder))" }

  /// As `gates runs show` takes it, which names a run first.
  static func option(_ folder: String) -> String { isUsual(folder) ? "" : " --runs \(shownPath(folder))" }

  private static func isUsual(_ folder: String) -> Bool { shownPath(folder) == "runs" }
}
