import FourGates
import Foundation
import Inspection

/// What came in at the step, what was predicted, and what came next.
struct PredictionBlock {
  let state: StepperState
  let columns: Int

  private var subject: StepperSubject { state.subject }
  private var inspected: InspectedStep { subject.run.steps[state.row] }
  private var next: InspectedStep? { state.row + 1 < subject.count ? subject.run.steps[state.row + 1] : nil }

  /// One line where it all fits, else two or three.
  var lines: [ScreenLine] {
    var lines: [ScreenLine] = []
    for piece in [left] + right {
      if let last = lines.last, last.width + 3 + piece.width <= columns {
        lines[lines.count - 1].append("   ")
        lines[lines.count - 1].append(piece)
      } else {
        lines.append(ScreenLine(" "))
        lines[lines.count - 1].append(piece)
      }
    }
    return lines
  }

  private var left: ScreenLine {
    var line = ScreenLine("came in ", .faint)
    line.append(subject.symbol(atRow: state.row).map { "‘\($0)’" } ?? shown(inspected.input), .strong)
    return line
  }

  /// What is said of it, and what came.
  private var right: [ScreenLine] {
    guard !inspected.prediction.isEmpty else { return [ScreenLine("no readout: nothing is predicted", .faint)] }
    if let symbols = subject.symbols { return predicted(symbols) }
    guard subject.predictsNext else { return [told("→  read out ", shown(inspected.prediction))] }
    let prediction = told("→  predicted ", shown(inspected.prediction))
    guard let next else { return [prediction, end] }
    var came = told("came next ", shown(next.input))
    if next.input.count == 1 {
      came.append("  off by ", .faint)
      came.append(shownNumber(abs(next.input[0] - inspected.prediction[0]), isSigned: false))
    }
    return [prediction, came]
  }

  /// The three symbols that were taken to be the most likely, and the one that came.
  private func predicted(_ symbols: [String]) -> [ScreenLine] {
    let shares = Shares(of: inspected.prediction)
    func shown(_ symbol: Int) -> String { "‘\(shownSymbol(symbols[symbol]))’ \(shownShare(shares[symbol]))" }
    let prediction = told("→  predicted ", shares.highest(3).map(shown).joined(separator: "  "))
    let symbol = next?.input.firstIndex(of: 1)
    return [prediction, symbol.map { told("came next ", shown($0)) } ?? end]
  }

  private var end: ScreenLine { ScreenLine("and the run ends", .faint) }

  private func told(_ words: String, _ numbers: String) -> ScreenLine {
    var line = ScreenLine(words, .faint)
    line.append(numbers, .strong)
    return line
  }

  private func shown(_ numbers: [Scalar]) -> String {
    let first = numbers.prefix(3).map { shownNumber($0) }.joined(separator: " ")
    return numbers.count > 3 ? first + " …" : first
  }
}

/// What a readout's numbers say of each symbol: parts of 1, by softmax.
struct Shares {
  private let shares: [Double]

  init(of numbers: [Scalar]) {
    let highest = Double(numbers.max() ?? 0)
    let powers = numbers.map { exp(Double($0) - highest) }
    let sum = powers.reduce(0, +)
    shares = powers.map { $0 / sum }
  }

  subscript(symbol: Int) -> Double { shares[symbol] }

  /// The most likely symbols, the first of them first.
  func highest(_ count: Int) -> [Int] {
    Array(shares.indices.sorted { (shares[$0], -$0) > (shares[$1], -$1) }.prefix(count))
  }
}
