import FourGates
import LessonKit

/// What the note tried: four values in, the next one out, trained on one step, then left to itself.
struct Attempt: Sendable {
  enum Cell: Sendable { case elman, lstm, gru }

  /// Where normal noise of 0.2 is added besides that of the data.
  enum Noise: Sendable { case none, onInput, onOutput, onPrediction }

  static let window = 4

  var cell = Cell.elman
  var units = 10
  var hasLayer = false
  var isResidual = false
  var stepsInLoss = 1
  var noise = Noise.none

  static let all: [(key: String, name: String, attempt: Attempt)] = [
    ("plain", "RNN, 10 units", Attempt()),
    ("wide", "256 units", Attempt(units: 256)),
    ("layer", "one layer more", Attempt(hasLayer: true)),
    ("lstm", "LSTM", Attempt(cell: .lstm)),
    ("gru", "GRU", Attempt(cell: .gru)),
    ("four", "loss over four steps", Attempt(stepsInLoss: 4)),
    ("residual", "predicts the change", Attempt(isResidual: true)),
    ("input", "noise on inputs", Attempt(noise: .onInput)),
    ("output", "noise on targets", Attempt(noise: .onOutput)),
    ("prediction", "noise on predictions", Attempt(noise: .onPrediction)),
  ]

  func run(_ wave: CourseWave, seed: UInt64) throws -> Drawing {
    var dice = Dice(seed: seed &+ 1_000_000)
    switch cell {
    case .elman: return try run(ElmanCell(inputs: 1, hidden: units, dice: &dice), wave, &dice)
    case .lstm: return try run(LSTMCell(inputs: 1, hidden: units, dice: &dice), wave, &dice)
    case .gru: return try run(GRUCell(inputs: 1, hidden: units, dice: &dice), wave, &dice)
    }
  }

  private func run<Cell: FusedCell>(_ cell: Cell, _ wave: CourseWave, _ dice: inout Dice) throws -> Drawing {
    let layer = hasLayer ? Readout(hidden: units, outputs: units, named: "layer", dice: &dice) : nil
    let readout = Readout(hidden: units, outputs: 1, dice: &dice)
    func next(_ window: ArraySlice<Variable>) -> Variable {
      let output = cell.output(cell.memory(after: Array(window), by: .fusedSequence))
      let prediction = readout(layer.map { tanh($0(output)) } ?? output)
      return isResidual ? window.last! + prediction : prediction
    }

    let parameters = cell.parameters + (layer?.parameters ?? []) + readout.parameters
    var trainer = Trainer(parameters, optimizer: Adam(learningRate: 0.01))
    let windows = try Windows(of: wave.series[0..<wave.trained], steps: Self.window, ahead: stepsInLoss)
    try trainer.fit(epochs: 10, batches: { _ in windows.batches(of: 16, dice: &dice) }, size: \.count) { batch, tape in
      let (inputs, targets) = noisy(batch, &dice)
      var values = inputs.map { tape.data($0) }
      for _ in 0..<stepsInLoss { values.append(next(values.suffix(Self.window))) }
      return meanSquaredError(concatenate(columnsOf: Array(values[Self.window...])), tape.data(targets))
    }

    var values = wave.known.suffix(Self.window).map { Tensor(rows: [[Scalar($0)]]) }
    for _ in 0..<CourseWave.drawnSteps {
      let tape = Tape()
      let prediction = next(values.suffix(Self.window).map { tape.data($0) }[...]).value
      values.append(noise == .onPrediction ? prediction + .normal([1, 1], deviation: 0.2, dice: &dice) : prediction)
    }
    let rest = try Windows(of: wave.series, steps: Self.window, targetsIn: wave.trained..<wave.series.count).all
    let tape = Tape()
    let oneStep = next(rest.inputs.map { tape.data($0) }[...]).value.scalars.map { Double($0) }
    return Drawing(
      wave, values.dropFirst(Self.window).map { Double($0.scalar) }, oneStepError: wave.error(of: oneStep),
      fingerprint: fingerprint(of: parameters))
  }

  private func noisy(_ batch: Batch, _ dice: inout Dice) -> (inputs: [Tensor], targets: Tensor) {
    func noisy(_ tensor: Tensor) -> Tensor { tensor + .normal(tensor.shape, deviation: 0.2, dice: &dice) }
    return (
      noise == .onInput ? batch.inputs.map(noisy) : batch.inputs, noise == .onOutput ? noisy(batch.targets) : batch.targets
    )
  }
}
