import FourGates
import LessonKit

/// One kind of network on several seeds.
struct Trial: Sendable {
  let key: String
  let name: String
  let drawings: [Drawing]

  var good: Int { drawings.count(where: \.isGood) }
  var median: Double { FourGates.median(drawings.map(\.error)) }
  var largest: Double { drawings.map(\.error).max()! }
  var settledAfter: Int { Int(FourGates.median(drawings.map { Double($0.settledAfter) })) }

  /// Whether most of its lines come to rest.
  var comesToRest: Bool { 2 * drawings.count(where: \.comesToRest) > drawings.count }

  /// Median, best, and how often it drew the wave; the lesson keeps them.
  func cells(_ lesson: Lesson, _ prefix: String) -> [String] {
    let best = lesson.number("\(prefix)\(key).best", drawings.map(\.error).min()!)
    lesson.number("\(prefix)\(key).good", Double(good))
    return [
      shortText(lesson.number("\(prefix)\(key).median", median), digits: 2), shortText(best, digits: 2),
      "\(good) of \(drawings.count)",
    ]
  }
}

/// Several kinds of networks, on the same seeds.
struct Trials {
  let all: [Trial]
  private let seeds: [UInt64]

  init(attempts lesson: Lesson, _ seeds: [UInt64]) throws {
    let work = Attempt.all.flatMap { attempt in seeds.map { (attempt.attempt, $0) } }
    let drawings = try lesson.inParallel("attempts made", work) { attempt, seed in
      try attempt.run(CourseWave(seed: seed), seed: seed)
    }
    self.init(Attempt.all.map { ($0.key, $0.name) }, drawings, seeds)
  }

  init(_ lesson: Lesson, _ rows: [Row], _ seeds: [UInt64]) throws {
    let work = rows.flatMap { row in seeds.map { (row.recipe, $0) } }
    let drawings = try lesson.inParallel("networks trained", work) { recipe, seed in try recipe.run(seed: seed) }
    self.init(rows.map { ($0.key, $0.name) }, drawings, seeds)
  }

  private init(_ kinds: [(key: String, name: String)], _ drawings: [Drawing], _ seeds: [UInt64]) {
    all = kinds.enumerated().map { index, kind in
      Trial(key: kind.key, name: kind.name, drawings: Array(drawings[index * seeds.count..<(index + 1) * seeds.count]))
    }
    self.seeds = seeds
  }

  func find(_ key: String) -> Trial? { all.first { $0.key == key } }

  subscript(key: String) -> Trial { find(key)! }

  var seedsInWords: String { seeds.count == 1 ? "one seed" : "median of \(seeds.count) seeds" }

  /// What can be drawn without a network.
  var references: [(key: String, name: String, error: Double)] {
    let waves = seeds.map { CourseWave(seed: $0) }
    func error(_ draw: (CourseWave, Series) throws -> [Double]) -> Double {
      median(waves.map { wave in (try? draw(wave, wave.series[0..<wave.trained])).map(wave.error) ?? .nan })
    }
    let count = CourseWave.drawnSteps
    func sum(_ reach: Int, ridge: Double) -> Double {
      error { try Autoregression(ofLast: reach, ridge: ridge, fittedTo: $1).freeRun(after: $1, count: count) }
    }
    return [
      ("last", "the last value repeated", error { try Baseline.persistence.freeRun(after: $1, count: count) }),
      ("zero", "zero", error { _, _ in Array(repeating: 0, count: count) }),
      (
        "constant", "the best constant (knows the rest)",
        error { wave, _ in Array(repeating: wave.truth.reduce(0, +) / 400, count: count) }
      ),
      ("sum128", "weighted sum of the last 128 (least squares)", sum(128, ridge: 0)),
      ("sum200", "of the last 200, with small weights (ridge)", sum(200, ridge: 100)),
      ("sine", "the sine that fits best", error { try SineFit(to: $1).freeRun(after: $1, count: count) }),
    ]
  }

  /// A panel for each kind, with a line for each seed, through every sixteenth step.
  static func figure(_ title: String, _ trials: [Trial]) -> Figure {
    let places = Array(stride(from: 0, through: CourseWave.drawnSteps - 1, by: 16))
    let x = places.map { Double(601 + $0) }
    let panels = trials.map { trial in
      Panel(
        trial.name, x: Axis("time step", ticks: [700, 800, 900].map { Axis.Tick(Double($0), "\($0)") }),
        y: Axis("value", range: -1.6...1.6),
        [.line("the wave", x: x, y: trial.drawings[0].wave(at: places), ink: .truth, dashed: true)]
          + trial.drawings.map { drawing in
            .line("drawn", x: x, y: places.map { drawing.values[$0] }, ink: .model)
          })
    }
    return Figure(title, columns: trials.count == 10 ? 5 : trials.count > 6 ? 4 : 3, panels: panels)
  }
}
