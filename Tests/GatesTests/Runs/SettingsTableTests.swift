import FourGates
import Foundation
import Testing

@testable import gates

@Suite struct SettingsTableTests {
  /// Two settings with three seeds each, one of them with a failure, and two simple rules.
  private var runs: [RecordedRun] {
    func run(_ rate: String, _ seed: UInt64, _ losses: [Double], state: RecordedRun.State = .finished) -> RecordedRun {
      .madeUp(["hidden": "32", "rate": rate], seed: seed, state: state, losses: losses) { record in
        record.baselines = ["last value": 0.08, "mean of the last 4": 0.05]
        record.floor = 0.04
      }
    }
    return [
      run("0.01", 1, [0.3, 0.2]), run("0.01", 2, [0.3, 0.1]), run("1e-2", 3, [0.3, 0.4]), run("0.1", 1, [0.25, 0.5]),
      run("0.1", 2, [0.2], state: .failed), run("0.1", 3, [0.5, 0.15]),
    ]
  }

  private func table(_ runs: [RecordedRun], at moment: RunMoment = .best, sort: String = "settings", reverse: Bool = false)
    -> SettingsTable
  {
    SettingsTable(task: TaskRuns(task: "sine", runs: runs), folder: "runs", moment: moment, sort: sort, isReversed: reverse)
  }

  @Test func `a row is a setting, with median and range over its seeds, and simple rules and the floor stand at the foot`() {
    #expect(
      table(runs).shown.lines(width: 80).joined(separator: "\n") == """
        rate                seeds  failed  loss                time
        ──────────────────  ─────  ──────  ──────────────────  ────
        0.01                    3       –  0.2\u{A0}(0.1–0.3)       4 s
        0.1                     3       1  0.25\u{A0}(0.15–failed)  4 s
        last value              –       –  0.08                –
        mean of the last 4      –       –  0.05                –
        floor                   –       –  0.04                –
        """)
  }

  @Test func `the last epoch counts where it is asked for`() {
    #expect(table(runs, at: .last).groups.map { $0.spread(.loss, at: .last)?.median } == [0.2, 0.5])
    #expect(table(runs, at: .last).groups[1].spread(.loss, at: .last)?.high == nil, "a run that failed is the worst")
  }

  @Test func `rows are ordered by setting, by result, or the other way round`() {
    func rates(_ sort: String, reverse: Bool = false) -> [String] {
      table(runs, sort: sort, reverse: reverse).groups.map { $0.values[0]?.text ?? "" }
    }
    #expect(rates("settings") == ["0.01", "0.1"] && rates("settings", reverse: true) == ["0.1", "0.01"])
    #expect(rates("loss") == ["0.01", "0.1"] && rates("loss", reverse: true) == ["0.1", "0.01"])
    #expect(rates("rate", reverse: true) == ["0.1", "0.01"])
    #expect(throws: RunsError.self) { try SettingsTable.requireOrder("rat", among: [TaskRuns(task: "sine", runs: runs)]) }
    #expect(throws: RunsError.self) { try SettingsTable.requireOrder("accuracy", among: [TaskRuns(task: "sine", runs: runs)]) }
  }

  @Test func `the same table as CSV has every number and every setting in a column of its own`() {
    let lines = SettingsTable.exact([table(runs)]).csv.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(
      lines[0] == """
        task,kind,name,parameters,seeds,failed,loss_median,loss_low,loss_high,accuracy_median,accuracy_low,accuracy_high,test,seconds,hidden,rate
        """)
    #expect(lines[1] == "sine,setting,rate 0.01,,3,0,0.2,0.1,0.3,,,,,4,32,0.01")
    #expect(lines[2] == "sine,setting,rate 0.1,,3,1,0.25,0.15,,,,,,4,32,0.1")
    #expect(lines[3] == "sine,baseline,last value,,,,0.08,0.08,0.08,,,,,,,")
    #expect(lines[5] == "sine,floor,floor,,,,0.04,0.04,0.04,,,,,,,")
    #expect(lines.count == 7 && lines[6].isEmpty)
  }

  @Test func `the same table as Markdown and as JSON`() throws {
    let markdown = table(runs).shown.markdown
    #expect(markdown.hasPrefix("| rate | seeds | failed | loss | time |\n| --- | --- | --- | --- | --- |\n| 0.01 | 3 | – |"))
    let data = Data(try SettingsTable.exact([table(runs)]).json().utf8)
    let rows = try #require(try JSONSerialization.jsonObject(with: data) as? [[String: Any]])
    #expect(rows.count == 5)
    #expect(rows[0]["loss_median"] as? Double == 0.2 && rows[0]["seeds"] as? Int == 3 && rows[0]["hidden"] as? Int == 32)
    #expect(rows[1].keys.contains("loss_high") == false, "a run that failed has no number")
  }

  @Test func `cells of a CSV file and of Markdown are quoted where they must be`() {
    let table = RunTable(columns: [.init("a"), .init("b")], rows: [[.text("plateau:0.5,5"), .text("say \"x|y\"")]])
    #expect(table.csv == "a,b\n\"plateau:0.5,5\",\"say \"\"x|y\"\"\"\n")
    #expect(table.markdown.contains("| plateau:0.5,5 | say \"x\\|y\" |"))
    #expect(try! RunTable(columns: [], rows: []).json() == "[]\n")
  }

  @Test func `accuracy has a column, and its worst is the lowest`() {
    let runs =
      [0.7, 0.9].enumerated().map { index, accuracy in
        RecordedRun.madeUp(seed: UInt64(index), losses: [2, 1], accuracies: [0.1, accuracy])
      } + [RecordedRun.madeUp(seed: 7, state: .failed, losses: [2], accuracies: [1])]
    let table = table(runs)
    #expect(table.shown.columns.map(\.title) == ["setting", "seeds", "failed", "loss", "accuracy", "time"])
    #expect(table.shown.rows[0][4] == .text("0.7\u{A0}(failed–0.9)"))
  }

  @Test func `what was measured on test data has a column, and no row is chosen by it`() {
    let runs: [RecordedRun] = [0.8, 0.9, 0.6].enumerated().map { index, accuracy in
      .madeUp(seed: UInt64(index)) { $0.test = RunRecord.Test(loss: 0.5, accuracy: accuracy) }
    }
    #expect(table(runs).shown.columns.map(\.title) == ["setting", "seeds", "loss", "test", "time"])
    #expect(table(runs).shown.rows[0][3] == .text("0.8\u{A0}(0.6–0.9)"))
    #expect(throws: RunsError.self) { try SettingsTable.requireOrder("test", among: [TaskRuns(task: "sine", runs: runs)]) }
  }

  @Test func `settings group as numbers, and a setting that some runs do not have tells them apart`() {
    let task = TaskRuns(
      task: "sine",
      runs: [
        .madeUp(["rate": "1e-3"], seed: 1), .madeUp(["rate": "0.001"], seed: 2),
        .madeUp(["rate": "0.001", "clip": "1"], seed: 1),
      ])
    #expect(task.varying == ["clip"] && task.common.map(\.key) == ["rate"])
    #expect(task.groups.map(\.runs.count) == [2, 1])
    #expect(task.groups[0].values == [nil])
  }

  @Test func `runs on different data are told apart where only their data differ, and that is said`() throws {
    let same = TaskRuns(task: "sine", runs: [.madeUp(seed: 1, data: "a"), .madeUp(seed: 2, data: "b")])
    #expect(same.dataNote(in: "runs") == nil, "each seed may make its own data")
    #expect(same.groups.count == 1)
    let other = TaskRuns(task: "sine", runs: [.madeUp(seed: 1, data: "a"), .madeUp(seed: 1, data: "b")])
    let note = try #require(other.dataNote(in: "elsewhere"))
    #expect(note.hasPrefix("These runs of sine saw 2 different sets of data: a loss on one of them"))
    #expect(note.hasSuffix(" gates runs show RUN --runs elsewhere names the data of a run."))
    #expect(other.groups.count == 2)
  }

  @Test(arguments: [("runs", "", ""), ("my runs", " 'my runs'", " --runs 'my runs'"), ("/tmp/a", " /tmp/a", " --runs /tmp/a")])
  func `what is recommended names the folder, unless it is the usual one`(
    _ folder: String, _ argument: String, _ option: String
  ) {
    #expect(RunsHint.argument(folder) == argument)
    #expect(RunsHint.option(folder) == option)
  }
}
