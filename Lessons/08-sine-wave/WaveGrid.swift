import FourGates
import LessonKit

/// Many runs: windows × units × noise × seeds.
struct WaveGrid {
  struct Place: Hashable {
    let noise: Double
    let window: Int
    let units: Int
  }

  static let noises = [0, 0.2]
  let windows: [Int]
  let units: [Int]
  let seeds: Int
  private let runs: [Place: [WaveRun]]

  init(_ lesson: Lesson) throws {
    let (windows, units) = lesson.isQuick ? ([5, 20], [5, 20]) : ([5, 10, 20, 50], [5, 20, 50])
    let (seeds, epochs) = lesson.isQuick ? (1, 60) : (3, 80)
    let places = Self.noises.flatMap { noise in
      windows.flatMap { window in units.map { Place(noise: noise, window: window, units: $0) } }
    }
    let work = places.flatMap { place in (0..<UInt64(seeds)).map { (place, lesson.seed &+ $0) } }
    lesson.say("\(work.count) networks, \(epochs) epochs each.")
    let done = try lesson.inParallel("networks trained", work) { place, seed in
      try WaveRun(noise: place.noise, window: place.window, units: place.units, epochs: epochs, seed: seed)
    }
    (self.windows, self.units, self.seeds) = (windows, units, seeds)
    runs = Dictionary(grouping: zip(work, done), by: { $0.0.0 }).mapValues { $0.map(\.1) }
  }

  private func at(_ noise: Double, _ window: Int, _ units: Int) -> [WaveRun] {
    runs[Place(noise: noise, window: window, units: units)]!
  }

  func medianError(_ noise: Double, _ window: Int, _ units: Int) -> Double {
    median(at(noise, window, units).map(\.error))
  }

  /// The median over all widths and seeds.
  func medianError(_ noise: Double, window: Int) -> Double {
    median(units.flatMap { at(noise, window, $0).map(\.error) })
  }

  /// The width with the smallest error at this window.
  func bestUnits(_ noise: Double, window: Int) -> Int {
    units.min { medianError(noise, window, $0) < medianError(noise, window, $1) }!
  }

  func amplitude(_ noise: Double, window: Int) -> Double {
    median(units.flatMap { at(noise, window, $0).map(\.amplitude) })
  }

  /// Worst window over best window, each by its median over all widths and seeds.
  func spreadOverWindows(_ noise: Double) -> Double {
    let errors = windows.map { medianError(noise, window: $0) }
    return errors.max()! / errors.min()!
  }

  /// Worst width over best width, each by its median over all windows and seeds.
  func spreadOverUnits(_ noise: Double) -> Double {
    let errors = units.map { width in median(windows.flatMap { at(noise, $0, width).map(\.error) }) }
    return errors.max()! / errors.min()!
  }

  /// With noise: a small panel for each window and width, with the wave of the first seed.
  var waves: Figure {
    let panels = windows.flatMap { window in
      units.map { width in
        let run = at(0.2, window, width)[0]
        let x = run.truth.indices.map { Double(WaveRun.trained + $0) }
        return Panel(
          "window \(window), \(width) units", x: Axis("time step"), y: Axis("value", range: -1.5...1.5),
          [.line("true", x: x, y: run.truth, ink: .truth, dashed: true), .line("drawn", x: x, y: run.drawn, ink: .model)])
      }
    }
    return Figure("With noise 0.2: the rest of the wave, as drawn", columns: units.count, panels: panels)
  }

  var heatMaps: Figure {
    Figure(
      "Error of the drawn wave (root mean squared)", columns: 2,
      panels: Self.noises.map { noise in
        Panel(
          noise == 0 ? "clean" : "with noise \(shortText(noise))", x: Axis("units"), y: Axis("window (steps)"),
          [
            .heatMap(
              "error", rows: windows.map { window in units.map { medianError(noise, window, $0) } }, range: 0...1,
              rowLabels: windows.map(String.init), columnLabels: units.map(String.init), showsValues: true)
          ])
      })
  }
}
