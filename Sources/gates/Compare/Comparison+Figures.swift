import FourGates
import Plotting

extension Comparison {
  /// The validation loss of all contenders, with what nobody gets below and what simple rules reach.
  var curves: Figure {
    let task = experiments[0].task
    let baselines = self.baselines.filter { $0.loss > 0 }
    let levels = baselines.suffix(2).reversed().enumerated().map { index, rule in
      Mark.level(rule.name, at: rule.loss, ink: index == 0 ? .baseline : .series(6))
    }
    let floor = task.floor.flatMap { $0 > 0 ? Mark.level("noise floor", at: $0, ink: .floor) : nil }
    return Figure(
      "Validation loss: same start, same batches", x: Axis("epoch"),
      y: Axis("validation loss (\(task.lossName))", .logarithmic),
      marks { $0.validationLoss } + levels + [floor].compactMap { $0 })
  }

  /// How large the updates are against the weights.
  var updateSizes: Figure {
    Figure(
      "How far an update goes", x: Axis("epoch"), y: Axis("size of an update / size of the weights", .logarithmic),
      marks { $0.updateSize })
  }

  /// The loss at the end over the learning rate; nil where each optimizer has only one.
  var lossesOverRates: Figure? {
    guard optimizers.count > 1, standings.count > optimizers.count else { return nil }
    let marks = optimizers.flatMap { optimizer -> [Mark] in
      let tried = standings.filter { $0.candidate.optimizer == optimizer && $0.final.median.isFinite }
      let rates = tried.map(\.candidate.rate)
      let (title, ink) = (optimizer.title, optimizer.ink)
      let medians = tried.map(\.final.median)
      let ranges = Mark.band("", x: rates, low: tried.map(\.final.low), high: tried.map(\.final.high), ink: ink)
      return (experiments.count > 1 ? [ranges] : []) + [
        .line(title, x: rates, y: medians, ink: ink), .points("", x: rates, y: medians, ink: ink),
      ]
    }
    return Figure(
      "The same number means something else to each rule", x: Axis("learning rate", .logarithmic),
      y: Axis("validation loss at the end (\(experiments[0].task.lossName))", .logarithmic), marks)
  }

  /// A line a contender through the medians, and the range of the seeds as an area.
  private func marks(_ number: (ComparisonRun.Epoch) -> Double) -> [Mark] {
    let drawn = contenders.enumerated().map { index, standing in
      (name: standing.candidate.name, ink: ink(index), curve: standing.curve(number))
    }.filter { !$0.curve.isEmpty }
    func epochs(_ curve: [Spread]) -> [Double] { curve.indices.map { Double($0 + 1) } }
    let areas = drawn.map {
      Mark.band("", x: epochs($0.curve), low: $0.curve.map(\.low), high: $0.curve.map(\.high), ink: $0.ink)
    }
    let lines = drawn.map { Mark.line($0.name, x: epochs($0.curve), y: $0.curve.map(\.median), ink: $0.ink) }
    return (experiments.count > 1 ? areas : []) + lines
  }

  /// The colour of a contender.
  func ink(_ index: Int) -> Ink {
    optimizers.count > 1 ? contenders[index].candidate.optimizer.ink : .series(index)
  }
}
