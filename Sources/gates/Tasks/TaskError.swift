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
  case notOfTask(option: String, task: String, of: [String])
  case twoValidations
  case nothingToValidateOn
  case validationShare(Double)
  case testWithoutData
  case noPeople(set: String)
  case noPerson(name: String, people: [String])
  case otherTest(path: String, difference: String)
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
    case .notOfTask(let option, let task, let takers):
      "\(option) goes with \(takers.count > 1 ? "the tasks" : "the task") \(listed(takers, "and")), and the task is \(task); leave it out."
    case .twoValidations:
      "--leave-out holds a person's data back to validate on, and --validation a share of all; choose one of them."
    case .nothingToValidateOn:
      "--validation 0 holds nothing back, so that nothing is measured; it goes with --test only."
    case .validationShare(let share):
      "--validation is a share from 0 to 0.5, and got \(exactText(share))."
    case .testWithoutData:
      "--test names the test part of a set whose training part is in --data; give that too."
    case .noPeople(let set):
      "\(set) does not say who made its sequences, so nobody can be left out; leave out --leave-out."
    case .noPerson(let name, let people):
      notThere("person", name, people)
    case .otherTest(let path, let difference):
      "\(shownPath(path)) is no test part of the set in --data: \(difference); give the other part of the same set."
    }
  }
}
