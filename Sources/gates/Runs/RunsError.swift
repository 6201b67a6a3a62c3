import FourGates
import LessonKit

/// What can be wrong with a wish about recorded runs, or with the folder they are in; each gets one sentence.
enum RunsError: Error, Equatable {
  case noFolder(path: String, command: String?)
  case notAFolder(path: String)
  case oneRun(path: String)
  case noRuns(path: String, unreadable: Int)
  case noneLeft(of: Int, wish: String, has: String?)
  case noCondition(String)
  case notANumber(String, value: String)
  case unknownKey(String, keys: [String])
  case noRun(String, folder: String, nearest: String?)
  case severalRuns(String, names: [String])
  case noAccuracy(task: String)
  case nothingMeasured(count: Int)
  case nothingVaries(count: Int)
  case oneAxis(String)
  case axisAlone(String, has: String)
  case severalSplits(String)
  case otherData(run: String)
  case notRemoved(path: String, reason: String)
}

extension RunsError {
  /// Whether the wish is wrong by itself, whatever there is on the disk.
  var isUsage: Bool {
    switch self {
    case .noCondition, .notANumber, .unknownKey, .oneAxis: true
    default: false
    }
  }
}

extension RunsError: CustomStringConvertible {
  var description: String {
    switch self {
    case .noFolder(let path, let command?):
      "there is no folder \(shownPath(path)); did you mean gates runs \(command)?"
    case .noFolder(let path, nil):
      "there is no folder \(shownPath(path)); gates train TASK --runs \(shownPath(path)) makes one, and gates runs DIR looks into another."
    case .notAFolder(let path):
      "\(shownPath(path)) is a file, not a folder of runs; gates runs DIR looks into a folder."
    case .oneRun(let path):
      "\(shownPath(path)) is the folder of one run; look at it with gates runs show \(shownPath(path)), or name the folder around it."
    case .noRuns(let path, 0):
      "\(shownPath(path)) holds no runs; gates train TASK --runs \(shownPath(path)) makes one, and gates sweep PLAN makes many."
    case .noRuns(let path, let unreadable):
      "\(shownPath(path)) holds no run that can be read, and \(counted(unreadable, "folder")) of which the sentences above speak."
    case .noneLeft(let count, let wish, let has):
      "\(count == 1 ? "the run here is not" : "none of the \(count) runs is") one with \(wish)\(has.map { "; \($0)" } ?? "")."
    case .noCondition(let text):
      "--where takes a key, one of = != < <= > >=, and a value, such as hidden=64 or \"rate<0.01\"; “\(text)” is no such condition."
    case .notANumber(let text, let value):
      "--where \"\(text)\" compares by size, and “\(value)” is no number; take = or != for words."
    case .unknownKey(let key, let keys):
      "no run here has a setting “\(key)”;\(nearest(to: key, among: keys).map { " did you mean \($0)? There are" } ?? " there are") "
        + "\(listed(keys, "and"))."
    case .noRun(let name, let folder, let nearest):
      "there is no run “\(name)” in \(shownPath(folder));\(nearest.map { " did you mean \($0)?" } ?? "") "
        + "gates runs \(shownPath(folder)) lists them."
    case .severalRuns(let name, let names):
      "“\(name)” is the beginning of \(names.count) runs: \(listed(Array(names.prefix(4)), "and"))"
        + "\(names.count > 4 ? " are the first" : ""); give more of the name."
    case .noAccuracy(let task):
      "the runs of \(task) have no accuracy, because their task has no right answers to count; take --by loss."
    case .nothingMeasured(let count):
      "\(count == 1 ? "the run" : "none of the \(count) runs") has \(count == 1 ? "no" : "an") epoch behind it\(count == 1 ? "" : " yet"), "
        + "so there is nothing to compare."
    case .nothingVaries(let count):
      "\(count == 1 ? "there is one run" : "all \(count) runs have the same settings"), so there is nothing to compare."
    case .oneAxis(let key):
      "a map needs two settings, and --x and --y both name \(key)."
    case .axisAlone(let key, let has):
      "the runs do not differ in \(key); they differ in \(has)."
    case .severalSplits(let key):
      "the runs of gestures differ in \(key), so a simple rule has another number for each; choose some of them with --where, or leave "
        + "--baselines out."
    case .otherData(let run):
      "the data are not those that \(run) was trained on; put its file back, or leave --baselines out."
    case .notRemoved(let path, let reason):
      "\(shownPath(path)) cannot be removed (\(reason)); make its folder writable."
    }
  }
}
