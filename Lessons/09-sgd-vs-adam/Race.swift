import FourGates
import LessonKit

/// One optimizer at one rate, on the sine of lesson 8.
struct Race: Equatable, Sendable {
  enum Rule: String, Sendable {
    case sgd = "SGD"
    case momentum = "momentum"
    case adam = "Adam"

    var ink: Ink {
      switch self {
      case .sgd: .sgd
      case .momentum: .momentum
      case .adam: .adam
      }
    }
  }

  struct Outcome: Sendable {
    let race: Race
    /// Fingerprints of the parameters before and after.
    let start: String
    let end: String
    /// The mean loss of each epoch, until it stopped.
    let losses: [Double]
    /// The loss over all windows, the distance of the drawn wave, and half its height.
    let finalLoss: Double
    let error: Double
    let amplitude: Double
    /// All parameters as one row, before training and after every epoch.
    let path: [[Scalar]]
    /// The update that gave NaN, if one did.
    let stoppedAt: Int?
  }

  let rule: Rule
  let rate: Double

  init(_ rule: Rule, _ rate: Double) {
    (self.rule, self.rate) = (rule, rate)
  }

  static func all(quick: Bool) -> [Race] {
    let quickOnes: [(Rule, [Double])] = [(.sgd, [0.01, 0.1, 1]), (.momentum, [0.01]), (.adam, [0.001, 0.01])]
    let rates: [(Rule, [Double])] = [
      (.sgd, [0.001, 0.01, 0.1, 0.3, 1]), (.momentum, [0.01, 0.1]), (.adam, [0.001, 0.01, 0.1]),
    ]
    return (quick ? quickOnes : rates).flatMap { rule, rates in rates.map { Race(rule, $0) } }
  }

  static func updates(quick: Bool) -> Int { quick ? 900 : 1620 }

  var optimizer: any Optimizer {
    switch rule {
    case .sgd: SGD(learningRate: rate)
    case .momentum: Momentum(learningRate: rate)
    case .adam: Adam(learningRate: rate)
    }
  }

  static func network(seed: UInt64) -> Forecaster<LSTMCell> {
    var dice = Dice(seed: seed)
    return Forecaster(LSTMCell(inputs: 1, hidden: 32, dice: &dice), dice: &dice)
  }

  static let series = Series.sine(count: 500, period: 50)

  static func windows() throws -> Windows { try Windows(of: series[0..<300], steps: 20) }

  static func loss(_ net: Forecaster<LSTMCell>, _ batch: Batch, _ tape: Tape) -> Variable {
    meanSquaredError(net(batch.inputs, on: tape, by: .fusedSequence), tape.data(batch.targets))
  }

  func run(seed: UInt64, quick: Bool) throws -> Outcome {
    let net = Race.network(seed: seed)
    let windows = try Race.windows()
    var dice = Dice(seed: seed &+ 1_000_000)
    let start = fingerprint(of: net.parameters)
    func row() -> [Scalar] { net.parameters.flatMap(\.value.scalars) }
    var path = [row()]
    var trainer = Trainer(net.parameters, optimizer: optimizer, explosion: nil)
    var stoppedAt: Int?
    do {
      for _ in 0..<Race.updates(quick: quick) / 9 {
        try trainer.runEpoch(batches: windows.batches(of: 32, dice: &dice), size: \.count) { batch, tape in
          Race.loss(net, batch, tape)
        }
        path.append(row())
      }
    } catch {
      guard case .notFinite = error else { throw error }
      stoppedAt = trainer.updates + 1
    }
    let drawn = net.draw(200, after: Race.series.values[280..<300].map { Scalar($0) }).map { Double($0) }
    let late = drawn.suffix(100)
    return Outcome(
      race: self, start: start, end: fingerprint(of: net.parameters), losses: trainer.history.losses,
      finalLoss: Double(Race.loss(net, windows.all, Tape()).value.scalar),
      error: rootMeanSquaredError(drawn, Array(Race.series.values[300...])), amplitude: (late.max()! - late.min()!) / 2,
      path: path, stoppedAt: stoppedAt)
  }

  /// All curves, a panel a rule, with the loss of repeating the last value.
  static func curves(_ results: [Outcome]) -> Figure {
    let values = series.values
    let persistence = meanSquaredError(Array(values[1..<300]), Array(values[0..<299]))
    let panels = [Rule.sgd, .momentum, .adam].map { rule in
      let lines = results.filter { $0.race.rule == rule && $0.stoppedAt == nil }.map { result in
        Mark.line(
          "rate \(shortText(result.race.rate))", x: result.losses.indices.map { Double($0 + 1) }, y: result.losses,
          ink: .series(rates.firstIndex(of: result.race.rate)!))
      }
      return Panel(
        rule.rawValue, x: Axis("epoch"), y: Axis("mean squared error", .logarithmic, range: 1e-7...1),
        lines + [.level("last value repeated", at: persistence, ink: .baseline)])
    }
    return Figure("Training loss: same start, same batches", columns: 3, panels: panels)
  }

  private static let rates = [0.001, 0.01, 0.1, 0.3, 1]
}
