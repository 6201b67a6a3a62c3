import Foundation
import FourGates

/// Says how far many runs are that go on side by side, and how long they will still take.
///
/// In a terminal, one line is drawn again and again; elsewhere there is a line now and then, ten at most.
final class RunsProgress: @unchecked Sendable {
  private let lock = NSLock()
  private let style: TrainingProgress.Style
  private let clock: () -> Double
  private let write: (String) -> Void
  private var line: StatusLine
  private var (runs, epochs) = (0, 0)
  private var (runsDone, epochsDone) = (0, 0)
  private var (start, lastDrawn, tenths, hasWritten) = (0.0, -Double.infinity, 0, false)

  init(_ style: TrainingProgress.Style, clock: @escaping () -> Double, write: @escaping (String) -> Void) {
    (self.style, self.clock, self.write) = (style, clock, write)
    line = StatusLine(write: write)
  }

  /// On standard error.
  static var automatic: RunsProgress {
    let start = ContinuousClock.now
    return RunsProgress(
      StandardError.columns.map(TrainingProgress.Style.terminal) ?? .lines,
      clock: { (ContinuousClock.now - start) / .seconds(1) }, write: StandardError.send)
  }

  static var silent: RunsProgress { RunsProgress(.silent, clock: { 0 }, write: { _ in }) }

  /// Begins so many runs of so many epochs each.
  func begin(_ runs: Int, epochs: Int) {
    lock.withLock {
      (self.runs, self.epochs) = (runs, epochs)
      (runsDone, epochsDone, tenths, hasWritten) = (0, 0, 0, false)
      start = clock()
      lastDrawn = start
    }
  }

  func epochIsOver() {
    lock.withLock {
      epochsDone += 1
      draw()
    }
  }

  /// A run is over after so many epochs; one that stopped early has saved the others.
  func runIsOver(epochs: Int) {
    lock.withLock {
      runsDone += 1
      epochsDone += self.epochs - epochs
      draw()
    }
  }

  /// Takes the line away.
  func finish() {
    lock.withLock { line.clear() }
  }

  private func draw() {
    let share = Double(epochsDone) / Double(max(1, runs * epochs))
    let now = clock()
    let left = spokenTime((now - start) / share * (1 - share))
    switch style {
    case .silent: return
    case .lines:
      guard Int(share * 10) > tenths, share < 1 || runsDone == runs else { return }
      guard now - lastDrawn >= 3 || (share == 1 && hasWritten) else { return }
      (tenths, lastDrawn, hasWritten) = (Int(share * 10), now, true)
      write("\(runsDone) of \(runs) runs" + (share < 1 ? ", \(left) left" : " in \(spokenTime(now - start))") + "\n")
    case .terminal(let columns):
      guard now - lastDrawn >= 0.1 else { return }
      lastDrawn = now
      line.draw("  \(runsDone) of \(runs) runs \(progressBar(share, columns: 22))  \(left) left", columns: columns)
    }
  }
}
