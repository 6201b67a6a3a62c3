import FourGates
import LessonKit

/// All runs of the lesson: plans, several seeds each.
struct FitRuns {
  typealias Plan = FitRun.Plan

  /// Too little of something, and the same with more of each.
  struct Case {
    let key: String
    let name: String
    let plan: Plan

    var cures: [(name: String, plan: Plan)] {
      var (units, updates, rate) = (plan, plan, plan)
      units.units *= 4
      updates.updates *= 10
      rate.rate *= 10
      return [("4 × units", units), ("10 × updates", updates), ("10 × rate", rate)]
    }
  }

  let seeds: Int
  let plain: Plan
  /// What is done against overfitting, the plain run first.
  let repairs: [(key: String, name: String, plan: Plan)]
  let cases: [Case]
  static let units = [1, 4, 32]
  let samples: [Int]
  private let runs: [Plan: [FitRun]]

  init(_ lesson: Lesson) throws {
    let seeds = lesson.isQuick ? 1 : 3
    self.seeds = seeds
    let plain = Plan(updates: lesson.isQuick ? 250 : 400)
    func changed(_ change: (inout Plan) -> Void) -> Plan {
      var plan = plain
      change(&plan)
      return plan
    }
    self.plain = plain
    repairs = [
      ("plain", "none", plain), ("stopped", "early stopping", changed { $0.patience = plain.updates / 4 }),
      ("decay", "weight decay of 1", changed { $0.weightDecay = 1 }),
      ("dropout", "dropout of 0.5", changed { $0.dropout = 0.5 }),
      ("narrow", "4 units, not 32", changed { $0.units = 4 }), ("data", "five times the data", changed { $0.samples = 400 }),
    ]
    cases = [
      Case(key: "units", name: "1 unit, 400 updates, rate 0.01", plan: changed { ($0.units, $0.updates) = (1, 400) }),
      Case(key: "updates", name: "32 units, 4 updates, rate 0.01", plan: changed { $0.updates = 4 }),
      Case(key: "rate", name: "32 units, 40 updates, rate 0.0003", plan: changed { ($0.updates, $0.rate) = (40, 0.0003) }),
    ]
    let samples = lesson.isQuick ? [] : [40, 80, 400]
    self.samples = samples
    let table = samples.flatMap { samples in Self.units.map { units in changed { ($0.samples, $0.units) = (samples, units) } } }
    let cures = lesson.isQuick ? [] : cases.flatMap { $0.cures.map(\.plan) }
    let plans = Set(repairs.map(\.plan) + cases.map(\.plan) + table + cures).sorted { $0.work > $1.work }
    let work = plans.flatMap { plan in (0..<UInt64(seeds)).map { (plan, lesson.seed &+ $0) } }
    let done = try lesson.inParallel("networks trained", work) { plan, seed in try FitRun(plan, seed: seed) }
    runs = Dictionary(grouping: done, by: \.plan)
  }

  subscript(plan: Plan) -> [FitRun] { runs[plan]! }

  /// The median over the seeds.
  func median(_ plan: Plan, _ number: (FitRun) -> Double) -> Double {
    FourGates.median(self[plan].map(number))
  }

  /// One run with its floor: training, validation, and where the best checkpoint was taken.
  func curves(of run: FitRun, persistence: Double) -> Figure {
    let updates = run.losses.indices.map { Double($0 + 1) }
    return Figure(
      "32 units, 80 samples with noise", x: Axis("update"), y: Axis("mean squared error", .logarithmic),
      [
        .line("training", x: updates, y: run.losses, ink: .training),
        .line("validation", x: updates, y: run.validationLosses, ink: .validation),
        .level("last value repeated", at: persistence, ink: .baseline), .level("noise floor", at: FitRun.floor),
        .moment("best checkpoint", at: Double(run.bestUpdate)),
      ])
  }

  /// A panel a repair, for the first seed; every fifth update.
  var repairPanels: Figure {
    let panels = repairs.map { repair in
      let run = self[repair.plan][0]
      let shown = Array(stride(from: 0, to: run.losses.count, by: 8))
      let updates = shown.map { Double($0 + 1) }
      return Panel(
        repair.name, x: Axis("update", range: 0...Double(plain.updates)),
        y: Axis(
          "mean squared error", .logarithmic, range: 0.001...1,
          ticks: [0.001, 0.01, 0.1, 1].map { Axis.Tick($0, shortText($0)) }),
        [
          .line("training", x: updates, y: shown.map { run.losses[$0] }, ink: .training),
          .line("validation", x: updates, y: shown.map { run.validationLosses[$0] }, ink: .validation),
          .level("noise floor", at: FitRun.floor),
        ])
    }
    return Figure("What is done against overfitting", columns: 3, panels: panels)
  }

  /// The three that learn too little, and the plain run, for the first seed.
  var causes: Figure {
    let lines = cases.enumerated().map { index, one in
      let losses = self[one.plan][0].validationLosses
      return Mark.line(one.name, x: losses.indices.map { Double($0 + 1) }, y: losses, ink: .series(index + 1))
    }
    let ends = cases.enumerated().map { index, one in
      let losses = self[one.plan][0].validationLosses
      return Mark.points("", x: [Double(losses.count)], y: [losses.last!], ink: .series(index + 1))
    }
    let losses = self[plain][0].validationLosses
    return Figure(
      "Three that learn too little", x: Axis("update", .logarithmic), y: Axis("validation loss", .logarithmic),
      [.line("32 units, rate 0.01", x: losses.indices.map { Double($0 + 1) }, y: losses, ink: .series(0))] + lines
        + ends + [.level("noise floor", at: FitRun.floor)])
  }
}

extension FitRun.Plan {
  /// About how long it takes; the longest begin first.
  fileprivate var work: Int { updates * units * (units + 20) * (samples + 100) + (patience ?? 0) }
}
