import FourGates
import Foundation
import LessonKit

/// Says how far the runs of a sweep on Slurm are: in a terminal one line, drawn again and again; elsewhere a line when more are finished.
final class SlurmProgress {
  private let columns: Int?
  private let clock: () -> Double
  private let write: (String) -> Void
  private var (epochsAtStart, start): (Int?, Double) = (nil, 0)
  private var linesFinished = -1
  private var line: StatusLine

  /// - Parameter columns: How wide the terminal is; nil where there is none.
  init(columns: Int?, clock: @escaping () -> Double, write: @escaping (String) -> Void) {
    (self.columns, self.clock, self.write) = (columns, clock, write)
    line = StatusLine(write: write)
  }

  /// On standard error.
  static var automatic: SlurmProgress {
    let start = ContinuousClock.now
    return SlurmProgress(
      columns: StandardError.columns, clock: { (ContinuousClock.now - start) / .seconds(1) }, write: StandardError.send)
  }

  /// - Parameters:
  ///   - epochs: How many the runs have behind them, together.
  ///   - wanted: How many they are to have.
  func show(_ standings: [SlurmSweep.Standing], epochs: Int, of wanted: Int) {
    if epochsAtStart == nil { (epochsAtStart, start) = (epochs, clock()) }
    let finished = standings.count { $0 == .finished }
    let tasks = standings.compactMap { if case .queued(let task) = $0 { task } else { nil } }
    let working = tasks.count { $0.isRunning }
    var parts = ["\(finished) of \(standings.count) runs finished"]
    if working > 0 { parts.append("\(working) trained") }
    if tasks.count > working { parts.append("\(tasks.count - working) queued") }
    if working == 0, let waiting = tasks.first { parts.append("waiting (\(waiting.reason))") }
    let learned = epochs - (epochsAtStart ?? epochs)
    if working > 0, learned > 0 {
      parts.append("\(spokenTime((clock() - start) / Double(learned) * Double(wanted - epochs))) left")
    }
    let words = parts.joined(separator: ", ")
    guard let columns else {
      if finished != linesFinished, !tasks.isEmpty { write(words + "\n") }
      linesFinished = finished
      return
    }
    line.draw("  \(progressBar(Double(epochs) / Double(max(1, wanted)), columns: 22))  \(words)", columns: columns)
  }

  /// Takes the line away.
  func finish() { line.clear() }
}
