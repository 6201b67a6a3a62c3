import FourGates
import Foundation
import LessonKit

/// The runs of a folder, as far as they can be read.
struct RunCollection {
  let path: String
  let runs: [RecordedRun]
  /// Folders that look like runs, with the sentence that says why they cannot be read.
  let unreadable: [(path: String, reason: String)]

  init(path: String, runs: [RecordedRun], unreadable: [(path: String, reason: String)] = []) {
    (self.path, self.runs, self.unreadable) = (path, runs, unreadable)
  }

  /// - Parameter commands: What somebody may have meant who named a folder that is not there.
  /// - Throws: `RunsError` for what is no folder of runs.
  init(reading path: String, commands: [String] = []) throws {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw RunsError.noFolder(path: path, command: path.contains("/") ? nil : nearest(to: path, among: commands))
    }
    guard isFolder.boolValue else { throw RunsError.notAFolder(path: path) }
    if FileManager.default.fileExists(atPath: "\(path)/\(RunRecord.fileName)") { throw RunsError.oneRun(path: path) }
    let found = try RecordedRun.all(in: path)
    self.init(path: path, runs: found.runs, unreadable: found.unreadable.map { (path: $0.path, reason: $0.reason) })
  }

  /// The keys that conditions and orders may name: those of every run, and the settings of these.
  var keys: [String] {
    RecordedRun.ownKeys + SettingOrder.sorted(Set(runs.flatMap(\.record.options.keys)).subtracting(["seed"]))
  }

  /// - Parameter words: What else may stand there.
  /// - Throws: `RunsError.unknownKey`.
  func require(_ key: String, besides words: [String] = []) throws(RunsError) {
    guard keys.contains(key) || words.contains(key) else { throw .unknownKey(key, keys: words + keys) }
  }

  /// Those in one of the states of which all conditions are true.
  ///
  /// - Parameter states: Any, if there are none.
  /// - Throws: `RunsError` for a key that no run has, and where no run is left.
  func chosen(states: [RecordedRun.State], conditions: [RunCondition]) throws(RunsError) -> RunCollection {
    guard !runs.isEmpty else { throw .noRuns(path: path, unreadable: unreadable.count) }
    for condition in conditions { try require(condition.key) }
    let left = runs.filter { run in
      (states.isEmpty || states.contains(run.state)) && conditions.allSatisfy { $0.holds(for: run) }
    }
    guard !left.isEmpty else {
      let words = (states.isEmpty ? [] : ["the state \(listed(states.map(\.rawValue), "or"))"]) + conditions.map(\.text)
      let has = conditions.lazy.compactMap(values).first ?? valuesOfState(states)
      throw .noneLeft(of: runs.count, wish: listed(words, "and"), has: has)
    }
    return RunCollection(path: path, runs: left, unreadable: unreadable)
  }

  /// What the runs have where a condition is true of none.
  private func values(of condition: RunCondition) -> String? {
    runs.contains(where: condition.holds) ? nil : values(of: condition.key)
  }

  private func valuesOfState(_ states: [RecordedRun.State]) -> String? {
    states.isEmpty || runs.contains { states.contains($0.state) } ? nil : values(of: "state")
  }

  private func values(of key: String) -> String {
    let values = Set(runs.compactMap { $0.fact(key) }).sorted()
    guard values.count > 6 else {
      return values.isEmpty ? "no \(key) is known yet" : "\(key) is \(listed(values.map(\.text), "or")) here"
    }
    guard values.allSatisfy({ $0.number != nil }) else {
      return "\(key) is \(values.prefix(6).map(\.text).joined(separator: ", ")) or one of \(values.count - 6) others here"
    }
    return "\(key) goes from \(values[0].text) to \(values[values.count - 1].text) here"
  }

  /// The runs by their tasks, because losses of different tasks say nothing of each other.
  var tasks: [TaskRuns] {
    Dictionary(grouping: runs, by: \.record.task).sorted { $0.key < $1.key }.map { TaskRuns(task: $0.key, runs: $0.value) }
  }
}
