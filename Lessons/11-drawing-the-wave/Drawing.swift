import FourGates
import Foundation

/// What a network drew by itself, beside the clean wave.
struct Drawing: Sendable {
  let truth: [Double]
  private let trained: Int
  /// As many steps as the truth, or more.
  let values: [Double]
  /// The root mean squared distance from the clean wave.
  let error: Double
  /// The same for predictions one step ahead, from true values; nil where it was not asked.
  let oneStepError: Double?
  let fingerprint: String

  init(_ wave: CourseWave, _ values: [Double], oneStepError: Double? = nil, fingerprint: String = "") {
    (truth, trained) = (wave.truth, wave.trained)
    self.values = values
    error = wave.error(of: Array(values.prefix(wave.truth.count)))
    self.oneStepError = oneStepError
    self.fingerprint = fingerprint
  }

  /// The clean wave so many steps after the first that was drawn.
  func wave(at places: [Int]) -> [Double] { places.map { sin(0.01 * Double(trained + 1 + $0)) } }

  var isGood: Bool { error < CourseWave.good }

  /// How many steps it takes until it stays near where it ends.
  var settledAfter: Int {
    let end = values[values.count - 1]
    return (values.lastIndex { abs($0 - end) > 0.05 } ?? -1) + 1
  }

  /// Whether it stays near its end for the last fifty steps, and longer.
  var comesToRest: Bool { settledAfter < values.count - 50 }

  /// Half the height from the step where the assignment ends, and the mean time between crossings of zero on the way up.
  var laterAmplitude: Double {
    let later = values.dropFirst(truth.count)
    return (later.max()! - later.min()!) / 2
  }

  var laterPeriod: Double? {
    let crossings = values.indices.dropFirst().filter { values[$0 - 1] < 0 && values[$0] >= 0 }
    guard let first = crossings.first, let last = crossings.last, crossings.count > 1 else { return nil }
    return Double(last - first) / Double(crossings.count - 1)
  }
}
