import FourGates
import Foundation
import Plotting
import Testing

@testable import gates

@Suite struct ComparisonFigureTests {
  /// Two optimizers with two seeds on the noisy sine, with made-up losses.
  private func comparison(_ standings: [Standing]) throws -> Comparison {
    let options = try CompareOptions.parse(["noisy-sine", "--seeds", "2", "--hidden", "2", "--epochs", "3"])
    return Comparison(
      [.sgd, .adam], plan: .usual, experiments: try options.experiments(options.chosen()), standings: standings)
  }

  private func standing(_ optimizer: OptimizerChoice, _ rate: Double, _ losses: [[Double]], stop: ComparisonRun.Stop? = nil)
    -> Standing
  {
    let candidate = Candidate(optimizer: optimizer, rate: rate)
    return Standing(
      candidate: candidate,
      runs: losses.enumerated().map { .madeUp(candidate, seed: UInt64($0), losses: $1, stop: $0 == 0 ? stop : nil) })
  }

  @Test func `curves are medians over areas, in each optimizer's colour, with the floor and simple rules`() throws {
    let marks = try comparison([
      standing(.sgd, 0.1, [[4, 2, 1], [2, 2, 3]]), standing(.adam, 0.01, [[1, 0.5, 0.1], [1, 0.5, 0.3]]),
    ]).curves.panels[0].marks
    #expect(marks.first { $0.name == "SGD at 0.1" }?.content == .line(x: [1, 2, 3], y: [3, 2, 2], dashed: false))
    #expect(marks.first { $0.name == "SGD at 0.1" }?.ink == .sgd)
    #expect(marks.first { $0.name == "Adam at 0.01" }?.ink == .adam)
    #expect(marks.first { $0.ink == .sgd }?.content == .band(x: [1, 2, 3], low: [2, 2, 1], high: [4, 2, 3]))
    #expect(marks.first { $0.name == "noise floor" }?.content == .level(0.04))
    #expect(marks.contains { $0.name == "mean of the last 4" })
    #expect(Set(marks.filter { if case .level = $0.content { true } else { false } }.map(\.ink)).count == 3)
  }

  @Test func `a run that stopped is left out of the curves`() throws {
    let marks = try comparison([
      standing(.sgd, 0.1, [[9], [2, 2, 3]], stop: .exploded(update: 3)),
      standing(.adam, 0.01, [[9], []], stop: .exploded(update: 3)),
    ]).curves.panels[0].marks
    #expect(marks.first { $0.name == "SGD at 0.1" }?.content == .line(x: [1, 2, 3], y: [2, 2, 3], dashed: false))
  }

  @Test func `update sizes stand in a figure of their own`() throws {
    let figure = try comparison([
      standing(.sgd, 0.1, [[4, 2, 1], [2, 2, 3]]), standing(.adam, 0.01, [[1, 1, 1], [1, 1, 1]]),
    ])
    .updateSizes
    #expect(
      figure.panels[0].marks.first { $0.name == "SGD at 0.1" }?.content
        == .line(x: [1, 2, 3], y: [0.1, 0.1, 0.1], dashed: false))
    #expect(figure.panels[0].y.label == "size of an update / size of the weights")
  }

  @Test func `losses over rates are drawn where there are several`() throws {
    let one = try comparison([standing(.sgd, 0.1, [[1], [1]]), standing(.adam, 0.1, [[2], [2]])])
    #expect(one.lossesOverRates == nil)
    let several = try comparison([
      standing(.sgd, 0.1, [[1], [3]]), standing(.sgd, 1, [[5], [5]]), standing(.adam, 0.1, [[2], [2]]),
      standing(.adam, 1, [[1], [1]]),
    ])
    let marks = try #require(several.lossesOverRates).panels[0].marks
    #expect(marks.first { $0.name == "SGD" }?.content == .line(x: [0.1, 1], y: [2, 5], dashed: false))
    #expect(several.contenders.map(\.candidate.rate) == [0.1, 1])
  }

  @Test func `paths begin at the start and lie on the plane that is nearest to them`() throws {
    let options = try CompareOptions.parse(["sine", "--seeds", "1", "--hidden", "3", "--window", "4", "--epochs", "5"])
    var comparison = Comparison([.sgd, .adam], plan: .usual, experiments: try options.experiments(options.chosen()))
    try comparison.run(showing: .silent)
    let paths = try #require(try comparison.paths(cells: 6, showing: .silent))
    #expect(paths.share > 0.5 && paths.share <= 1)
    #expect(paths.factor > 1)
    let marks = paths.figure.panels[0].marks
    guard case .heatMap(let map) = marks[0].content, case .line(let x, let y, _) = marks[1].content,
      case .line(let otherX, let otherY, _) = marks[2].content
    else {
      Issue.record("the figure has no heat map and two lines first")
      return
    }
    #expect(map.rows.count == 6 && map.rows.joined().allSatisfy(\.isFinite))
    #expect(abs(x[0] - otherX[0]) < 1e-9 && abs(y[0] - otherY[0]) < 1e-9)
    #expect(marks[1].name == "SGD at 0.1" && marks[2].name == "Adam at 0.01")
    // The cell under the start holds nearly the loss of the start.
    let experiment = comparison.experiments[0]
    var dice = Dice(seed: experiment.seed)
    let loss = log10(experiment.sampleLoss(of: experiment.network(dice: &dice)))
    let (column, row) = (Int(x[0].rounded()), Int(y[0].rounded()))
    #expect(abs(map.rows[row][column] - loss) < 0.5)
  }
}
