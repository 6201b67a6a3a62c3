import FourGates
import LessonKit

/// An LSTM and the affine layers after it: one, or two in a row.
struct NumberNet {
  let cell: LSTMCell
  let layers: [Readout]

  init(units: Int, hasSecondLayer: Bool, dice: inout Dice) {
    cell = LSTMCell(inputs: 1, hidden: units, dice: &dice)
    layers =
      hasSecondLayer
      ? [
        Readout(hidden: units, outputs: 20, named: "first", dice: &dice),
        Readout(hidden: 20, outputs: 1, named: "second", dice: &dice),
      ] : [Readout(hidden: units, outputs: 1, dice: &dice)]
  }

  var parameters: [Parameter] { cell.parameters + layers.flatMap(\.parameters) }

  func callAsFunction(_ inputs: [Tensor], on tape: Tape) -> Variable {
    read(lastH(inputs, on: tape))
  }

  /// What the units show after the last number: h, [B, H].
  func lastH(_ inputs: [Tensor], on tape: Tape) -> Variable {
    cell.output(cell.memory(after: inputs.map { tape.data($0) }, by: .fusedSequence))
  }

  private func read(_ h: Variable) -> Variable { layers.reduce(h) { y, layer in layer(y) } }

  /// The sum of all |V|, plus d: no h between −1 and 1 gives more. Affine layers in a row are one, found unit by unit.
  var ceiling: Double {
    let tape = Tape()
    let oneUnitEach = (0..<cell.hidden).map { unit in (0..<cell.hidden).map { $0 == unit ? Scalar(1) : 0 } }
    let d = Double(read(tape.data(.zeros([1, cell.hidden]))).value.scalar)
    return read(tape.data(Tensor(rows: oneUnitEach))).value.scalars.reduce(d) { $0 + abs(Double($1) - d) }
  }
}

/// A network that was trained on windows of 10, 20, … 200, and what it says to them and to the windows after them.
struct NumberRun: Sendable {
  struct Plan: Hashable, Sendable {
    var units = 20
    var scalesInputs = false
    var scalesTargets = false
    var hasSecondLayer = false
    var updates = 1000
  }

  static let rate = 0.001
  static let steps = 3
  /// 10, 20, … 1000, of which the first 20 are for training.
  static let series = Series("numbers", values: (1...100).map { 10 * Double($0) })
  static let known = series[0..<20]
  /// Every fourth window of the first 20 numbers: 60, 100, 140 and 180 are never shown as answers.
  static let heldOut = [2, 6, 10, 14]
  static let shown = (0..<known.count - steps).filter { !heldOut.contains($0) }
  /// The windows whose answers are 210, 220, … 280.
  static let beyond = Array(17..<25)

  /// What is right for a window.
  static func truth(_ window: Int) -> Double { series.values[window + steps] }

  let plan: Plan
  /// What the network says to every window of the series, in the unit of the series.
  let answers: [Double]
  /// The largest answer where 200 or less is right: after every 25 updates.
  let largestSoFar: [Double]
  /// In the unit of the series, before and after training.
  let firstCeiling: Double
  let ceiling: Double
  /// How much of all h, over the windows of the first 20 numbers, is within 0.01 of −1 or 1.
  let saturated: Double
  let fingerprint: String

  init(_ plan: Plan, seed: UInt64) throws {
    var dice = Dice(seed: seed)
    let net = NumberNet(units: plan.units, hasSecondLayer: plan.hasSecondLayer, dice: &dice)
    let scale = Standardizer(fittedTo: Self.known)
    let plain = try Windows(of: Self.series, steps: Self.steps)
    let scaled = try Windows(of: scale.standardized(Self.series), steps: Self.steps)
    let inputs = plan.scalesInputs ? scaled : plain
    let targets = (plan.scalesTargets ? scaled : plain).batch(Self.shown).targets
    func restored(_ number: Double) -> Double { plan.scalesTargets ? scale.restored(number) : number }
    func said(_ windows: Range<Int>) -> [Double] {
      net(inputs.batch(Array(windows)).inputs, on: Tape()).value.scalars.map { restored(Double($0)) }
    }
    firstCeiling = restored(net.ceiling)
    let batch = inputs.batch(Self.shown).inputs
    var trainer = Trainer(net.parameters, optimizer: Adam(learningRate: Self.rate), explosion: nil)
    var largest = [said(0..<17).max()!]
    for update in 1...plan.updates {
      try trainer.update { tape in meanSquaredError(net(batch, on: tape), tape.data(targets)) }
      if update.isMultiple(of: 25) { largest.append(said(0..<17).max()!) }
    }
    self.plan = plan
    answers = said(0..<Self.series.count - Self.steps)
    largestSoFar = largest
    ceiling = restored(net.ceiling)
    let h = net.lastH(inputs.batch(Array(0..<17)).inputs, on: Tape()).value.scalars
    saturated = Double(h.count { abs($0) > 0.99 }) / Double(h.count)
    fingerprint = FourGates.fingerprint(of: net.parameters)
  }

  /// The root mean squared error over the windows that it was shown, and over those held out.
  var trainedError: Double { error(Self.shown) }
  var heldError: Double { error(Self.heldOut) }

  private func error(_ windows: [Int]) -> Double {
    rootMeanSquaredError(windows.map { answers[$0] }, windows.map(Self.truth))
  }

  /// The answer to [10, 20, 30], where 40 is right.
  var first: Double { answers[0] }

  /// The answers where 280 and 1000 are right.
  var at280: Double { answers[Self.beyond.last!] }
  var at1000: Double { answers.last! }

  /// The largest answer to the windows up to 280.
  var largest: Double { answers[0...Self.beyond.last!].max()! }
}
