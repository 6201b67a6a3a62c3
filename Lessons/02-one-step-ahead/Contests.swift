import FourGates
import LessonKit

/// The same contest on several series, each with noise and starting weights of its own.
struct Contests {
  let all: [Contest]

  init(_ lesson: Lesson) throws {
    let seeds = (0..<(lesson.isQuick ? 21 : 51)).map { lesson.seed &* 1000 &+ $0 }
    all = try lesson.inParallel("series predicted", seeds) { try Contest(seed: $0) }
  }

  var first: Contest { all[0] }

  func error(_ entrant: Int, stepsAhead: Int) -> Double {
    median(all.map { $0.entrants[entrant].errors[Contest.stepsAhead.firstIndex(of: stepsAhead)!] })
  }

  func freeError(_ entrant: Int) -> Double { median(all.map { $0.entrants[entrant].freeError }) }

  /// One error as a multiple of another on the same series: the smallest, the median and the largest.
  func ratio(_ entrant: Int, to other: Int, stepsAhead: Int) -> (smallest: Double, median: Double, largest: Double) {
    let index = Contest.stepsAhead.firstIndex(of: stepsAhead)!
    let ratios = all.map { $0.entrants[entrant].errors[index] / $0.entrants[other].errors[index] }
    return (ratios.min()!, median(ratios), ratios.max()!)
  }

  /// Half the height of what it draws in the last 200 steps.
  func lateHeight(_ entrant: Int) -> Double {
    median(
      all.map { contest in
        let late = contest.entrants[entrant].drawn.suffix(200)
        return (late.max()! - late.min()!) / 2
      })
  }

  func root(_ index: Int) -> Contest.Root {
    Contest.Root(
      radius: median(all.map { $0.roots[index].radius }), angle: median(all.map { $0.roots[index].angle }))
  }

  var errorOfZero: Double { median(all.map(\.errorOfZero)) }

  /// How far the clean wave is from 0.
  var freeErrorOfZero: Double {
    let rest = Array(first.series.clean![Contest.learned...])
    return rootMeanSquaredError(rest, rest.map { _ in 0 })
  }

  private static let shown: [(entrant: Int, ink: Ink)] = [
    (Contest.lastValue, .series(5)), (Contest.meanOfFour, .secondModel), (Contest.sumOf4, .thirdModel),
    (Contest.network, .model), (Contest.sumOf128, .fourthModel),
  ]

  /// The error against the number of steps ahead.
  var ahead: Figure {
    let x = Contest.stepsAhead.map { Double($0) }
    let lines = Self.shown.map { entrant, ink in
      Mark.line(
        first.entrants[entrant].name, x: x, y: Contest.stepsAhead.map { error(entrant, stepsAhead: $0) }, ink: ink)
    }
    return Figure(
      "One step ahead all are alike",
      x: Axis("steps ahead", .logarithmic, ticks: Contest.stepsAhead.map { Axis.Tick(Double($0), "\($0)") }),
      y: Axis("mean squared error", .logarithmic, range: 0.03...1),
      lines + [.level("always 0", at: errorOfZero, ink: .baseline), .level("noise floor", at: 0.04)])
  }

  /// What each draws after the last value that it has seen, on the first series.
  var rest: Figure {
    let series = first.series
    let (start, end) = (Contest.learned - 150, Contest.learned)
    func steps(_ places: Range<Int>) -> [Double] { places.map { Double($0 + series.firstStep) } }
    let seen: [Mark] = [
      .line("seen", x: steps(start..<end), y: Array(series.values[start..<end]), ink: .data),
      .line("the clean wave", x: steps(end..<series.count), y: Array(series.clean![end...]), ink: .truth, dashed: true),
    ]
    let drawn = Self.shown.dropFirst().map { entrant, ink in
      Mark.line(first.entrants[entrant].name, x: steps(end..<series.count), y: first.entrants[entrant].drawn, ink: ink)
    }
    return Figure(
      "The rest of the wave, drawn by each", x: Axis("time step"), y: Axis("value", range: -1.8...1.8), seen + drawn)
  }
}
