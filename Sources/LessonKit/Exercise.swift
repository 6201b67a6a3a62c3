import FourGates
import Foundation

/// Five to thirty lines that the reader writes, with hints, a solution, and tests that say got and expected.
///
///     static let exercise = Exercise(
///       brief: "Write the forget gate …",
///       hints: ["…", "…", "…"],
///       yours: yourForget, solution: forgetSolution
///     ) { forget, check in
///       check.expect("a gate of one half keeps half", try forget(0, 3), equals: 1.5, within: 1e-6)
///     }
///
/// Both answers have the same type: a function, or whatever the tests can use. `Exercise.swift` and `Solution.swift` stand
/// beside the file in which the exercise is declared.
public struct Exercise: Sendable {
  let brief: String
  let hints: [String]
  let yours: @Sendable (inout Check) throws -> Void
  let solution: @Sendable (inout Check) throws -> Void
  let file: String
  let solutionFile: String

  public init<Answer>(
    brief: String, hints: [String], yours: @autoclosure @escaping @Sendable () -> Answer,
    solution: @autoclosure @escaping @Sendable () -> Answer, declaredIn file: String = #filePath,
    tests: @escaping @Sendable (Answer, inout Check) throws -> Void
  ) {
    let folder = URL(fileURLWithPath: file).deletingLastPathComponent()
    self.brief = brief
    self.hints = hints
    self.yours = { check in try tests(yours(), &check) }
    self.solution = { check in try tests(solution(), &check) }
    self.file = folder.appendingPathComponent("Exercise.swift").path
    self.solutionFile = folder.appendingPathComponent("Solution.swift").path
  }
}

extension Exercise {
  /// How a run of the tests ended.
  enum Outcome: Equatable {
    case passed(Int)
    case failed(Int, of: Int)
    case unfinished(Unfinished)
    case stopped(String)
  }

  /// Runs the tests, showing each on the terminal if there is one.
  static func outcome(of tests: (inout Check) throws -> Void, on terminal: Terminal?) -> Outcome {
    var check = Check(on: terminal)
    do {
      try tests(&check)
    } catch let unfinished as Unfinished {
      return .unfinished(unfinished)
    } catch {
      return .stopped("\(error)")
    }
    guard check.failed + check.passed > 0 else { refuse("the tests of the exercise expect nothing.") }
    guard check.failed == 0 else { return .failed(check.failed, of: check.failed + check.passed) }
    return .passed(check.passed)
  }
}
