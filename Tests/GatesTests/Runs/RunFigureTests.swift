import FourGates
import Foundation
import Plotting
import Testing

@testable import gates

@Suite struct RunFigureTests {
  private func task(_ runs: [RecordedRun]) -> TaskRuns { TaskRuns(task: "sine", runs: runs) }

  @Test func `a curve goes through the medians of the seeds, over the area from the lowest to the highest`() throws {
    let runs: [RecordedRun] = [
      .madeUp(["rate": "0.1"], seed: 1, losses: [4, 2, 1]), .madeUp(["rate": "0.1"], seed: 2, losses: [2, 2, 3]),
      .madeUp(["rate": "1"], seed: 1, state: .failed, losses: [9, 9]), .madeUp(["rate": "1"], seed: 2, losses: [3, 3, 3]),
    ]
    let curves = CurvesFigure(task: task(runs), measure: .loss)
    let marks = try #require(curves.figure).panels[0].marks
    #expect(marks.first { $0.name == "rate 0.1" }?.content == .line(x: [1, 2, 3], y: [3, 2, 2], dashed: false))
    #expect(marks.first?.content == .band(x: [1, 2, 3], low: [2, 2, 1], high: [4, 2, 3]))
    #expect(marks.first { $0.name == "rate 1" }?.content == .line(x: [1, 2, 3], y: [3, 3, 3], dashed: false))
    #expect(curves.sentence.hasSuffix("Runs that failed are left out."))
  }

  @Test func `the best eight of many settings have a curve, and the rest is said`() throws {
    let curves = CurvesFigure(
      task: task((1...12).map { .madeUp(["hidden": "\($0)"], losses: [2, 1 / Double($0)]) }), measure: .loss)
    let names = try #require(curves.figure).panels[0].marks.map(\.name)
    #expect(names == (5...12).map { "hidden \($0)" })
    #expect(curves.sentence.contains("The best 8 of 12 settings are drawn."))
  }

  @Test func `accuracy has a panel of its own`() throws {
    let runs = [RecordedRun.madeUp(losses: [2, 1], accuracies: [0.5, 0.75])]
    let panels = try #require(CurvesFigure(task: task(runs), measure: .loss).figure).panels
    #expect(panels.count == 2 && panels[1].title == "Accuracy: the share of right answers")
    #expect(panels[1].marks[0].content == .line(x: [1, 2], y: [0.5, 0.75], dashed: false))
  }

  @Test func `runs with one epoch make no curves, and one setting is not put side by side`() throws {
    let one = task([.madeUp(losses: [1])])
    #expect(CurvesFigure(task: one, measure: .loss).figure == nil)
    #expect(ParallelFigure(task: one, measure: .loss, moment: .best).figure == nil)
    #expect(try SettingsMap(task: one, x: nil, y: nil, measure: .loss, moment: .best) == nil)
  }

  @Test func `side by side, the best lies on top and ends at the low end of the last axis`() throws {
    let runs: [RecordedRun] = [
      .madeUp(["hidden": "16", "cell": "gru"], losses: [0.1]), .madeUp(["hidden": "64", "cell": "gru"], losses: [0.3]),
      .madeUp(["hidden": "64", "cell": "lstm"], losses: [0.2]),
    ]
    let figure = try #require(ParallelFigure(task: task(runs), measure: .loss, moment: .best).figure)
    #expect(figure.panels[0].x.ticks.map(\.label) == ["cell", "hidden", "loss"])
    let lines = figure.panels[0].marks.filter { $0.name.contains(":") }
    #expect(lines.map(\.name) == ["third: cell gru, hidden 64", "second: cell lstm, hidden 64", "best: cell gru, hidden 16"])
    guard case .line(_, let y, _) = lines[2].content else {
      Issue.record("the best is no line")
      return
    }
    #expect(y[0] == 0 && y[1] == 0 && y[2].isNaN && y[4] == 0)
    #expect(figure.panels[0].y.ticks.map(\.label) == ["gru", "lstm"])
    #expect(figure.panels[0].marks.map(\.name).contains("64"))
  }

  @Test func `a map has the best median in each cell, and a hole where no run is`() throws {
    let runs: [RecordedRun] = [
      .madeUp(["hidden": "16", "rate": "0.1", "cell": "gru"], losses: [0.5]),
      .madeUp(["hidden": "16", "rate": "0.1", "cell": "lstm"], losses: [0.4]),
      .madeUp(["hidden": "64", "rate": "0.1", "cell": "gru"], losses: [0.3]),
      .madeUp(["hidden": "64", "rate": "1", "cell": "gru"], losses: [9]),
    ]
    let map = try #require(try SettingsMap(task: task(runs), x: "hidden", y: "rate", measure: .loss, moment: .best))
    #expect(map.rows[0][0].isNaN && map.rows[0][1] == 9)
    #expect(map.rows[1] == [0.4, 0.3])
    guard case .heatMap(let cells) = map.figure.panels[0].marks[0].content else {
      Issue.record("the map is none")
      return
    }
    #expect(cells.rowLabels == ["1", "0.1"] && cells.columnLabels == ["16", "64"] && cells.range == 0.3...3)
    #expect(map.sentence.contains("the best over the other settings") && map.sentence.contains("Grey cells"))
    #expect(throws: RunsError.axisAlone("layers", has: "cell, hidden and rate")) {
      try SettingsMap(task: task(runs), x: "layers", y: nil, measure: .loss, moment: .best)
    }
  }

  @Test func `figures go into the folder of the runs, a set a task, with their scripts`() throws {
    let runs: [RecordedRun] = [
      .madeUp(["hidden": "1", "rate": "1"]), .madeUp(["hidden": "2", "rate": "2"]), .madeUp(task: "adding", losses: [0.5]),
    ]
    try RunsFolder.inside(runs) { folder in
      let said = RunsSaid(["figures", folder.path, "--plot", "none"])
      #expect(said.status == 0)
      #expect(
        said.notes == [
          "adding: the runs differ in fewer than two settings, so there is no map.",
          "adding: no run has two epochs behind it, so there are no curves.",
          "adding: fewer than two settings have a result, so there is nothing to put side by side.",
        ])
      #expect(FileManager.default.fileExists(atPath: folder.path + "/figures"))
    }
  }
}
