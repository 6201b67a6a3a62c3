import FourGates
import Foundation
import LessonKit

/// What a comparison found out, for whoever reads it by program: the file `results.json`.
struct ComparisonResults: Encodable {
  /// One run, with the fingerprints that show that it began and was fed as the others.
  struct Run: Encodable {
    let optimizer: String
    let rate: Double
    let seed: UInt64
    let startingParameters: String
    let batches: String?
    let batchesSeen: Int
    let finalParameters: String
    /// Null where the run stopped, as all numbers that are not finite.
    let validationLoss: Double?
    let trainingLoss: Double?
    let lowestValidationLoss: Double?
    let epochsToTarget: Double?
    let stopped: String?
    let seconds: Double
  }

  let command = "compare"
  let task: String
  let seed: UInt64
  let seeds: Int
  let epochs: Int
  let rates: String
  let cell: String
  let hidden: Int
  let layers: Int
  let precision = String(describing: Scalar.self)
  var seconds: Double
  let target: Double?
  /// A number that is not finite has no JSON: it is null.
  let numbers: [String: Double?]
  let claims: [Results.Claim]
  let verdict: [String]
  let figures: [String]
  let runs: [Run]
  /// Of the final parameters of all runs.
  let fingerprint: String

  init(of comparison: Comparison, target: LossTarget?, claims: [Results.Claim], figures: [String], seconds: Double) {
    let first = comparison.experiments[0]
    task = first.task.name
    seed = first.seed
    seeds = comparison.experiments.count
    epochs = first.epochs
    rates =
      switch comparison.plan {
      case .usual: "default"
      case .sweep: "sweep"
      case .given: "given"
      }
    cell = first.architecture.cell.rawValue
    hidden = first.architecture.hidden
    layers = first.architecture.layers
    self.seconds = (seconds * 1000).rounded() / 1000
    self.target = target?.loss
    self.claims = claims
    self.figures = figures
    verdict = comparison.verdict.sentences
    numbers = ComparisonResults.numbers(of: comparison, target: target)
    runs = comparison.standings.flatMap(\.runs).map { Run($0, target: target) }
    var all = Fingerprint()
    for run in comparison.standings.flatMap(\.runs) { all.add(run.finish) }
    fingerprint = all.digits
  }

  /// `adam.0.01.final.median` and the like, of every candidate.
  private static func numbers(of comparison: Comparison, target: LossTarget?) -> [String: Double?] {
    var numbers: [String: Double?] = [:]
    func add(_ name: String, _ spread: Spread) {
      for (part, number) in [("median", spread.median), ("low", spread.low), ("high", spread.high)] {
        numbers.updateValue(number.isFinite ? number : nil, forKey: "\(name).\(part)")
      }
    }
    for standing in comparison.standings {
      let name = "\(standing.candidate.optimizer.rawValue).\(exactText(standing.candidate.rate))"
      add("\(name).final", standing.final)
      add("\(name).training", standing.training)
      add("\(name).lowest", standing.lowest)
      if let target { add("\(name).epochs", standing.epochs(to: target.loss)) }
      numbers["\(name).stopped"] = Double(standing.stopped.count)
    }
    return numbers
  }

  func json() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(self) + Data("\n".utf8)
  }
}

extension ComparisonResults.Run {
  init(_ run: ComparisonRun, target: LossTarget?) {
    func finite(_ number: Double) -> Double? { number.isFinite ? number : nil }
    let stopped: String? =
      switch run.stop {
      case .notANumber(let update): "not a number at update \(update)"
      case .exploded(let update): "exploded at update \(update)"
      case nil: nil
      }
    self.init(
      optimizer: run.candidate.optimizer.rawValue, rate: run.candidate.rate, seed: run.seed, startingParameters: run.start,
      batches: run.batches.last?.digits, batchesSeen: run.batches.count, finalParameters: run.finish,
      validationLoss: finite(run.finalLoss), trainingLoss: finite(run.finalTrainingLoss),
      lowestValidationLoss: finite(run.lowestLoss), epochsToTarget: target.flatMap { finite(run.epochs(to: $0.loss)) },
      stopped: stopped, seconds: run.seconds)
  }
}
