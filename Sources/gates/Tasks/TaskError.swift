import FourGates
import LessonKit

/// What can be wrong with a task that was asked for.
enum TaskError: Error, Equatable {
  case unknown(name: String)
  case windowTooLong(Int, series: String, values: Int)
  case outOfRange(option: String, value: Int, range: ClosedRange<Int>)
  case makesItsOwnData(task: String)
  case noColumn(task: String)
  case noWindow(task: String)
}

extension TaskError: CustomStringConvertible {
  var description: String {
    switch self {
    case .unknown(let name):
      notThere("task", name, TaskChoice.allCases.map(\.rawValue))
    case .windowTooLong(let window, let series, let values):
      "\(series) has \(counted(values, "value")), which is too few to train and to validate with windows of \(window); "
        + "take a longer series, or a smaller --window."
    case .outOfRange(let option, let value, let range):
      "\(option) is a whole number from \(range.lowerBound) to \(range.upperBound), and got \(value)."
    case .makesItsOwnData(let task):
      "the task \(task) makes its own data; --data goes with "
        + listed(TaskChoice.allCases.filter(\.takesData).map(\.rawValue), "or") + "."
    case .noColumn(let task):
      "--column names a column of the series in --data; the task \(task) has none here."
    case .noWindow(let task):
      "the task \(task) has sequences of their own lengths, and takes no --window."
    }
  }
}
