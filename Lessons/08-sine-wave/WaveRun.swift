import FourGates
import LessonKit

/// One LSTM that was trained on the sine, and the wave it drew.
struct WaveRun: Sendable {
  static let trained = 300
  static let drawnSteps = 200
  let series: Series
  /// The mean squared error of one step, an epoch each.
  let losses: [Double]
  let drawn: [Double]
  let fingerprint: String

  init(noise: Double, window: Int, units: Int, epochs: Int, seed: UInt64) throws {
    var dice = Dice(seed: seed)
    series = Series.sine(count: Self.trained + Self.drawnSteps, period: 50).noisy(deviation: noise, dice: &dice)
    let net = Forecaster(LSTMCell(inputs: 1, hidden: units, dice: &dice), dice: &dice)
    let windows = try Windows(of: series[0..<Self.trained], steps: window)
    var trainer = Trainer(net.parameters, optimizer: Adam(learningRate: 0.01))
    try trainer.fit(epochs: epochs, batches: { _ in windows.batches(of: 64, dice: &dice) }, size: \.count) { batch, tape in
      meanSquaredError(net(batch.inputs, on: tape, by: .fusedSequence), tape.data(batch.targets))
    }
    losses = trainer.history.losses
    let seen = series.values[Self.trained - window..<Self.trained].map { Scalar($0) }
    drawn = net.draw(Self.drawnSteps, after: seen).map { Double($0) }
    fingerprint = FourGates.fingerprint(of: net.parameters)
  }

  /// The clean wave where the network drew.
  var truth: [Double] { Array(series.clean![Self.trained...]) }

  /// The root mean squared distance from the clean wave.
  var error: Double { rootMeanSquaredError(drawn, truth) }

  /// Half the height of the second half of what was drawn: 1 for the true wave, 0 for a flat line.
  var amplitude: Double {
    let late = drawn.suffix(Self.drawnSteps / 2)
    return (late.max()! - late.min()!) / 2
  }

  /// The mean squared error of repeating the last value.
  var persistenceLoss: Double {
    meanSquaredError(Array(series.values[1..<Self.trained]), Array(series.values[0..<Self.trained - 1]))
  }

  /// The end of what was seen, the true rest, and the drawn rest.
  var marks: [Mark] {
    let (start, end) = (Self.trained - 100, Self.trained)
    let rest = (end..<end + Self.drawnSteps).map { Double($0) }
    return [
      .line("seen in training", x: (start..<end).map { Double($0) }, y: Array(series.values[start..<end]), ink: .data),
      .line("the true rest", x: rest, y: truth, ink: .truth, dashed: true),
      .line("drawn by the network", x: rest, y: drawn, ink: .model),
      .moment("training ends", at: Double(end)),
    ]
  }
}
