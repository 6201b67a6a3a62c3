import FourGates
import LessonKit

/// All runs of the lesson: plans, several seeds each.
struct NumberRuns {
  typealias Plan = NumberRun.Plan
  let seeds: Int
  /// Unscaled, from few units to many.
  let widths: [Plan]
  let scaled = Plan(scalesInputs: true, scalesTargets: true)
  let scaledWide = Plan(units: 200, scalesInputs: true, scalesTargets: true)
  /// 20 units, and what is done to them.
  let repairs: [(name: String, plan: Plan)]
  private let runs: [Plan: [NumberRun]]

  init(_ lesson: Lesson) throws {
    let seeds = lesson.isQuick ? 1 : 3
    self.seeds = seeds
    widths = (lesson.isQuick ? [20, 50, 100, 200] : [20, 50, 100, 200, 500]).map { Plan(units: $0) }
    repairs = [
      ("as they are", Plan()), ("inputs scaled", Plan(scalesInputs: true)), ("targets scaled", Plan(scalesTargets: true)),
      ("both scaled", scaled), ("a second layer", Plan(hasSecondLayer: true)), ("ten times as long", Plan(updates: 10_000)),
    ]
    let plans = Set(widths + repairs.map(\.plan) + [scaledWide]).sorted { ($0.units, $0.key) > ($1.units, $1.key) }
    let work = plans.flatMap { plan in (0..<UInt64(seeds)).map { (plan, lesson.seed &+ $0) } }
    let done = try lesson.inParallel("networks trained", work) { plan, seed in try NumberRun(plan, seed: seed) }
    runs = Dictionary(grouping: done, by: \.plan)
    for plan in plans { record(plan, in: lesson) }
  }

  private func record(_ plan: Plan, in lesson: Lesson) {
    lesson.number("\(plan.key).first", median(plan, \.first))
    lesson.number("\(plan.key).trained.rmse", median(plan, \.trainedError))
    lesson.number("\(plan.key).held.rmse", median(plan, \.heldError))
    lesson.number("\(plan.key).largest", median(plan, \.largest))
    lesson.number("\(plan.key).ceiling", median(plan, \.ceiling))
    lesson.number("\(plan.key).saturated", median(plan, \.saturated))
    lesson.number("\(plan.key).at280", median(plan, \.at280))
    lesson.number("\(plan.key).at1000", median(plan, \.at1000))
  }

  subscript(plan: Plan) -> [NumberRun] { runs[plan]! }

  /// The median over the seeds.
  func median(_ plan: Plan, _ number: (NumberRun) -> Double) -> Double {
    FourGates.median(self[plan].map(number))
  }

  /// What is right against what is said, for the first seed.
  var answers: Figure {
    let windows = Array(0...NumberRun.beyond.last!)
    let right = windows.map(NumberRun.truth)
    let lines = widths.enumerated().map { index, plan in
      Mark.line("\(plan.units) units", x: right, y: Array(self[plan][0].answers[..<windows.count]), ink: .series(index))
    }
    let repaired = Mark.line(
      "20 units, scaled", x: right, y: Array(self[scaled][0].answers[..<windows.count]), ink: .series(5))
    return Figure(
      "What the network says", x: Axis("right answer"), y: Axis("answer of the network", range: 0...300),
      [
        .line("right", x: right, y: right, ink: .truth, dashed: true),
        .line("last value repeated", x: right, y: right.map { $0 - 10 }, ink: .baseline),
      ] + lines + [repaired, .moment("training ends", at: 200)])
  }

  /// How the largest answer rises, for the first seed.
  var growth: Figure {
    let lines = widths.enumerated().map { index, plan in
      let heights = self[plan][0].largestSoFar
      return Mark.line("\(plan.units) units", x: heights.indices.map { 25 * Double($0) }, y: heights, ink: .series(index))
    }
    return Figure(
      "The largest answer, as training goes on", x: Axis("update"), y: Axis("largest answer", range: 0...220),
      [.level("the largest right answer", at: 200)] + lines)
  }
}

extension NumberRun.Plan {
  /// What its numbers are called in the results.
  var key: String {
    let scaling = scalesInputs && scalesTargets ? "scaled" : scalesInputs ? "inputs" : scalesTargets ? "targets" : "plain"
    return "\(scaling).\(units)" + (hasSecondLayer ? ".second" : "") + (updates == 1000 ? "" : ".long")
  }
}
