import FourGates
import Foundation
import Synchronization

/// One function at every Nth number of 32 bits, from the bits 0 to the bits FFFFFFFF, spread over all cores.
struct Sweep: Sendable {
  let activation: Activation
  let every: UInt32

  /// How many numbers one piece of the work has.
  private static let pieceSize = 1 << 18

  /// The number that is furthest off, and how far.
  func worst() -> Worst {
    let count = Int(UInt32.max / every) + 1
    let worst = Mutex(worstOfExact())
    DispatchQueue.concurrentPerform(iterations: (count + Self.pieceSize - 1) / Self.pieceSize) { piece in
      let first = piece * Self.pieceSize
      let found = self.worst(among: first..<min(first + Self.pieceSize, count))
      worst.withLock { $0.count(found) }
    }
    return worst.withLock { $0 }
  }

  private func worst(among places: Range<Int>) -> Worst {
    let inputs = places.map { Scalar(Float(bitPattern: UInt32($0) * every)) }
    let outputs = activation.ours(Tensor(row: inputs)).scalars
    var worst = Worst()
    for (input, output) in zip(inputs, outputs) {
      worst.count(Worst(units: units(Float(output), from: activation.reference(Double(input))), input: Float(input)))
    }
    return worst
  }

  private func worstOfExact() -> Worst {
    let outputs = activation.ours(Tensor(row: activation.exact.map { Scalar($0.input) })).scalars
    var worst = Worst()
    for (place, output) in zip(activation.exact, outputs) where Float(output).bitPattern != place.output.bitPattern {
      worst.count(Worst(units: .infinity, input: place.input))
    }
    return worst
  }

  /// By how many units in the last place a result is off; infinitely many where only one of the two is NaN or infinite.
  private func units(_ result: Float, from exact: Double) -> Double {
    let rounded = Float(exact)
    guard result.isFinite, rounded.isFinite else {
      return result == rounded || result.isNaN && rounded.isNaN ? 0 : .infinity
    }
    return abs(Double(result) - exact) / Double(rounded.ulp)
  }
}

/// How far off a result is, and for which input.
struct Worst: Sendable {
  var units = 0.0
  var input: Float = 0

  /// Keeps the one that is further off; of two equal ones that with the smaller bits, whoever comes first.
  mutating func count(_ other: Worst) {
    if other.units > units || other.units == units && other.input.bitPattern < input.bitPattern { self = other }
  }

  static let header = row("function", "worst", "allowed", "at")

  func row(of activation: Activation) -> String {
    Self.row(activation.name, String(format: "%.3f", units), String(format: "%.0f", activation.limit), "\(input)")
  }

  private static func row(_ name: String, _ worst: String, _ allowed: String, _ input: String) -> String {
    func right(_ text: String, _ width: Int) -> String { String(repeating: " ", count: max(0, width - text.count)) + text }
    return name.padding(toLength: 8, withPad: " ", startingAt: 0) + right(worst, 8) + right(allowed, 9) + right(input, 17)
  }
}
