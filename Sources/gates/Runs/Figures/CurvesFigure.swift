import FourGates
import LessonKit
import Plotting

/// The validation loss over the epochs: a line through the medians of the seeds for each of the best settings.
struct CurvesFigure {
  /// More lines than these cannot be told apart.
  static let mostCurves = 8

  /// A setting with what its runs had after each epoch.
  private struct Curve {
    let group: RunGroup
    let loss: [SeedSpread]
    let accuracy: [SeedSpread]
  }

  private let task: TaskRuns
  private let curves: [Curve]
  /// How many settings have a curve, drawn or not.
  let count: Int

  init(task: TaskRuns, measure: RunMeasure) {
    self.task = task
    let curves = task.groups.compactMap { group -> (curve: Curve, median: Double)? in
      guard let median = Self.best(of: group, measure) else { return nil }
      let loss = Self.spreads(of: group, .loss) { $0.validationLoss }
      return (Curve(group: group, loss: loss, accuracy: Self.spreads(of: group, .accuracy) { $0.accuracy }), median)
    }.filter { $0.curve.loss.count > 1 }
    count = curves.count
    let ranked = curves.enumerated().sorted { one, other in
      let (number, otherNumber) = (one.element.median, other.element.median)
      return number == otherNumber ? one.offset < other.offset : measure.isBetter(number, than: otherNumber)
    }
    self.curves = ranked.prefix(Self.mostCurves).sorted { $0.offset < $1.offset }.map(\.element.curve)
  }

  /// Nil where no run has two epochs.
  var figure: Figure? {
    guard !curves.isEmpty else { return nil }
    let losses = curves.flatMap { $0.loss.flatMap { [$0.low, $0.high].compactMap { $0 } } }
    let isWide = (losses.min() ?? 0) > 0 && (losses.max() ?? 0) > 10 * (losses.min() ?? 0)
    let scale: Axis.Scale = isWide ? .logarithmic : .linear
    let marks = marks { $0.loss } + rules(within: losses)
    guard task.hasAccuracy else {
      return Figure(title, x: Axis("epoch"), y: Axis("validation loss (\(task.lossName))", scale), marks)
    }
    // On two panels there is no room for the unit beside the axis.
    return Figure(
      title,
      panels: [
        Panel("Loss: \(task.lossName)", x: Axis("epoch"), y: Axis("validation loss", scale), marks),
        Panel("Accuracy: the share of right answers", x: Axis("epoch"), y: Axis("accuracy"), self.marks { $0.accuracy }),
      ])
  }

  /// What to look at.
  var sentence: String {
    let seeds = curves.contains { $0.group.runs.count > 1 }
    let areas = seeds ? " Lines are medians of the seeds, areas reach from the lowest to the highest." : ""
    let left = count > curves.count ? " The best \(curves.count) of \(count) settings are drawn." : ""
    let failed = task.runs.contains { $0.state == .failed } ? " Runs that failed are left out." : ""
    return "\(task.task): the validation loss after each epoch.\(areas)\(left)\(failed)"
  }

  private var title: String { "\(task.task): validation after each epoch" }

  private func marks(_ spreads: (Curve) -> [SeedSpread]) -> [Mark] {
    var areas: [Mark] = []
    var lines: [Mark] = []
    for (index, curve) in curves.enumerated() {
      let spreads = spreads(curve)
      let x = spreads.indices.map { Double($0 + 1) }
      func numbers(_ part: (SeedSpread) -> Double?) -> [Double] { spreads.map { part($0) ?? .nan } }
      if curve.group.runs.count > 1 {
        areas.append(.band("", x: x, low: numbers(\.low), high: numbers(\.high), ink: .series(index)))
      }
      lines.append(.line(curve.group.name, x: x, y: numbers(\.median), ink: .series(index)))
    }
    return areas + lines
  }

  /// The best simple rule, if it is not so far off that the curves would lie on one another.
  private func rules(within losses: [Double]) -> [Mark] {
    guard let rule = task.baselines.last, let loss = rule.loss.median, let low = losses.min(), let high = losses.max(),
      loss > low / 3, loss < high * 3
    else { return [] }
    return [.level(rule.name, at: loss, ink: .baseline)]
  }

  private static func best(of group: RunGroup, _ measure: RunMeasure) -> Double? {
    group.spread(measure, at: .best).flatMap(\.median) ?? group.runs.compactMap { $0.result(measure) }.first
  }

  /// Epoch by epoch, as far as all runs that did not fail have come.
  private static func spreads(
    of group: RunGroup, _ measure: RunMeasure, _ number: (RunMetrics.Epoch) -> Double?
  ) -> [SeedSpread] {
    let runs = group.runs.filter { $0.state != .failed }.map { $0.metrics.epochs.map(number) }
    let count = runs.map(\.count).min() ?? 0
    return (0..<count).map { place in
      SeedSpread(runs.map { $0[place].flatMap { $0.isFinite ? $0 : nil } }, of: measure)
    }
  }
}
