import FourGates
import LessonKit

/// Five ways of predicting one noisy sine: the first 600 values to learn from, the other 400 to be judged on.
struct Contest: Sendable {
  static let stepsAhead = [1, 2, 4, 8, 16, 32, 64]
  static let learned = 600
  static let window = 4

  struct Entrant: Sendable {
    let name: String
    /// The mean squared error so many steps ahead, in the order of `stepsAhead`.
    let errors: [Double]
    /// What it draws by itself after the 600th value.
    let drawn: [Double]
    /// The root mean squared distance of that from the clean wave.
    let freeError: Double
  }

  let series: Series
  /// In the order of the table.
  let entrants: [Entrant]
  /// The largest roots of the sums of 4 and of 128.
  let roots: [Root]
  let fingerprint: String

  struct Root: Sendable {
    let radius: Double
    let angle: Double
  }

  static let lastValue = 0
  static let meanOfFour = 1
  static let sumOf4 = 2
  static let sumOf16 = 3
  static let sumOf128 = 5
  static let network = 6

  init(seed: UInt64) throws {
    var dice = Dice(seed: seed)
    series = Series.courseSine(dice: &dice)
    let past = series[0..<Self.learned]
    let sums = try [4, 16, 64, 128].map { try Autoregression(ofLast: $0, fittedTo: past) }
    let rules: [any SeriesPredictor] = [Baseline.persistence, Baseline.mean(ofLast: 4)] + sums
    let net = try Self.trainedNetwork(on: past, dice: &dice)
    fingerprint = FourGates.fingerprint(of: net.parameters)
    roots = [sums[0], sums[3]].map { Root(radius: $0.largestRoot.radius, angle: $0.largestRoot.angle) }

    let (series, places) = (series, Self.learned..<series.count)
    func entrant(_ name: String, _ predict: (Int) throws -> [Double], _ drawn: [Double]) throws -> Entrant {
      let errors = try Self.stepsAhead.map { meanSquaredError(try predict($0), Array(series.values[places])) }
      let free = rootMeanSquaredError(drawn, Array(series.clean![places]))
      return Entrant(name: name, errors: errors, drawn: drawn, freeError: free)
    }
    var entrants = try rules.map { rule in
      try entrant(
        rule.name, { try rule.predictions(of: series, at: places, stepsAhead: $0) },
        try rule.freeRun(after: past, count: places.count))
    }
    let seen = past.values.suffix(Self.window).map { Scalar($0) }
    entrants.append(
      try entrant(
        "network, window of 4", { try Self.predictions(of: series, by: net, stepsAhead: $0) },
        net.draw(places.count, after: seen).map { Double($0) }))
    self.entrants = entrants
  }

  /// The assignment's network and training.
  private static func trainedNetwork(on past: Series, dice: inout Dice) throws -> Forecaster<ElmanCell> {
    let net = Forecaster(ElmanCell(inputs: 1, hidden: 10, dice: &dice), dice: &dice)
    let windows = try Windows(of: past, steps: window)
    var trainer = Trainer(net.parameters, optimizer: Adam(learningRate: 0.01))
    try trainer.fit(epochs: 10, batches: { _ in windows.batches(of: 16, dice: &dice) }, size: \.count) { batch, tape in
      meanSquaredError(net(batch.inputs, on: tape, by: .fusedSequence), tape.data(batch.targets))
    }
    return net
  }

  /// All places at once, a row each: the windows end so many steps before them, and the network runs on its own output in between.
  private static func predictions(
    of series: Series, by net: Forecaster<ElmanCell>, stepsAhead: Int
  ) throws -> [Double] {
    let firstStep = learned - stepsAhead + 1..<series.count - stepsAhead + 1
    var values = try Windows(of: series, steps: window, targetsIn: firstStep).all.inputs
    for _ in 0..<stepsAhead {
      values.append(net(Array(values.suffix(window)), on: Tape(), by: .fusedSequence).value)
    }
    return values.last!.scalars.map { Double($0) }
  }

  /// The mean squared error of always saying 0.
  var errorOfZero: Double {
    let judged = Array(series.values[Self.learned...])
    return meanSquaredError(judged, judged.map { _ in 0 })
  }
}
