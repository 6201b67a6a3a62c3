import FourGates
import Testing

@testable import gates

@Suite struct `Classifiers beside runs of gestures` {
  private func run(_ options: [String: String] = [:], data: String) -> RecordedRun {
    .madeUp(options, task: "gestures", losses: [2, 1], accuracies: [0.5, 0.75], data: data)
  }

  @Test func `nearest neighbours and logistic regression stand at the foot of the table, measured on the runs' data`() throws {
    let data = try TaskChoice.gestures.make().dataFingerprint
    let task = TaskRuns(task: "gestures", runs: [run(data: data)])
    let rules = try #require(try ClassifierRules(for: task))
    #expect(rules.rules.map(\.name).contains("nearest neighbour, time warped") && rules.rules.count == 3)
    #expect(rules.rules.allSatisfy { $0.accuracy > 0.1 && $0.accuracy <= 1 })
    let table = SettingsTable(
      task: task, folder: "runs", moment: .best, sort: "settings", isReversed: false, classifiers: rules)
    #expect(table.shown.rows.count == 4)
    #expect(
      table.shown.rows[3].map(\.text) == [rules.rules[2].name, "–", "–", shortText(rules.rules[2].accuracy, digits: 3), "–"])
    #expect(SettingsTable.exact([table]).csv.contains("gestures,baseline,logistic regression,,,,,,,"))
  }

  @Test func `they are not measured on other data, on several splits, or for a task without classes`() throws {
    #expect(throws: RunsError.self) { try ClassifierRules(for: TaskRuns(task: "gestures", runs: [run(data: "other")])) }
    let two = TaskRuns(task: "gestures", runs: [run(["leave-out": "U1"], data: "a"), run(["leave-out": "U2"], data: "a")])
    let error = try #require(throws: RunsError.self) { try ClassifierRules(for: two) }
    #expect("\(error)".hasPrefix("the runs of gestures differ in leave-out, so a simple rule has another number for each;"))
    let none = try ClassifierRules(for: TaskRuns(task: "sine", runs: [.madeUp()]))
    #expect(none == nil)
  }
}
