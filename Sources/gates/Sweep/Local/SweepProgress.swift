import FourGates
import Foundation

/// Says how far a sweep is, and how long it will still take.
///
/// In a terminal one line is drawn again and again; elsewhere there is a line for each run that is over.
final class SweepProgress {
  private let style: TrainingProgress.Style
  private let clock: () -> Double
  private let write: (String) -> Void
  private var line: StatusLine
  private var lastDrawn = -Double.infinity

  init(_ style: TrainingProgress.Style, clock: @escaping () -> Double, write: @escaping (String) -> Void) {
    (self.style, self.clock, self.write) = (style, clock, write)
    line = StatusLine(write: write)
  }

  /// On standard error.
  static var automatic: SweepProgress {
    let start = ContinuousClock.now
    return SweepProgress(
      StandardError.columns.map(TrainingProgress.Style.terminal) ?? .lines,
      clock: { (ContinuousClock.now - start) / .seconds(1) }, write: StandardError.send)
  }

  /// Whether the line in the terminal is due to be drawn again.
  var isDue: Bool {
    guard case .terminal = style else { return false }
    return clock() - lastDrawn >= 0.5
  }

  /// Draws how far all runs are.
  ///
  /// - Parameter over: How many runs are over, and how many of them are not finished.
  func show(_ forecast: SweepForecast, jobs: Int, over: Int, failed: Int) {
    guard case .terminal(let columns) = style else { return }
    lastDrawn = clock()
    let left = forecast.secondsLeft(jobs: jobs).map { "\(spokenTime($0)) left" } ?? ""
    let failures = failed > 0 ? "  \(failed) failed" : ""
    line.draw(
      "  \(over) of \(forecast.runs.count) runs \(progressBar(forecast.share, columns: 22))  \(left)\(failures)",
      columns: columns)
  }

  /// A run is over.
  func runIsOver(_ words: String, number: Int, of count: Int) {
    if case .lines = style { write("\(number) of \(count): \(words)\n") }
  }

  /// Takes the line away.
  func finish() { line.clear() }
}
