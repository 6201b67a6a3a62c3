import FourGates
import Foundation
import LessonKit

/// A tanh network whose matrix stretches by 1.5, trained on one step of a sine with the gradients clipped in one way, or not at all.
struct ClippedRun: Sendable {
  static let updates = 300
  static let rate = 0.1

  let name: String
  let ink: Ink
  let clips: Bool
  /// The loss of each update, until it is no number any more.
  let losses: [Double]
  /// The length of each gradient before it was clipped.
  let norms: [Double]
  /// How far the clipped gradient of each update points where the whole one did: 1 exactly there, 0 at a right angle to it.
  let cosines: [Double]

  init(_ name: String, _ clipping: Clipping?, ink: Ink, seed: UInt64) throws {
    var dice = Dice(seed: seed)
    let cell = ElmanCell(
      inputs: 1, hidden: 32, initial: .pyTorch.withoutBias.recurrent(.orthogonal(gain: 1.5)), dice: &dice)
    let net = Forecaster(cell, dice: &dice)
    let windows = try Windows(of: Self.series, steps: 20)
    var sgd = SGD(learningRate: Self.rate)
    var (losses, norms, cosines) = ([Double](), [Double](), [Double]())
    for _ in 0..<Self.updates {
      let batch = windows.batch((0..<32).map { _ in dice.index(below: windows.count) })
      let tape = Tape()
      let loss = meanSquaredError(net(batch.inputs, on: tape, by: .fusedSequence), tape.data(batch.targets))
      guard loss.value.scalar.isFinite else { break }
      let gradients = tape.gradients(of: loss)
      var clipped = gradients
      switch clipping {
      case .norm(let limit): clipped.clip(net.parameters, toNorm: limit)
      case .value(let limit): clipped.clip(net.parameters, toValue: limit)
      case nil: break
      }
      let norm = gradients.norm(over: net.parameters)
      let along = net.parameters.reduce(0) { $0 + Double(gradients[$1].dot(clipped[$1])) }
      losses.append(Double(loss.value.scalar))
      norms.append(norm)
      cosines.append(along / norm / clipped.norm(over: net.parameters))
      sgd.update(net.parameters, with: clipped)
    }
    (self.name, self.ink, clips) = (name, ink, clipping != nil)
    (self.losses, self.norms, self.cosines) = (losses, norms, cosines)
  }

  /// The mean loss of the last twenty updates that there are.
  var end: Double { losses.suffix(20).reduce(0, +) / Double(losses.suffix(20).count) }

  /// The update whose clipped gradient points furthest away from the whole one.
  var leastCosine: Double { cosines.min() ?? .nan }

  static let series = Series.sine(count: 300, period: 50)

  /// The loss of predicting that nothing changes.
  static var persistence: Double {
    meanSquaredError(Array(series.values.dropFirst()), Array(series.values.dropLast()))
  }

  static func figure(_ runs: [ClippedRun]) -> Figure {
    Figure(
      "The same network, with and without clipping", x: Axis("update"),
      y: Axis("mean squared error", .logarithmic, range: 1e-6...1e6),
      runs.map { run in
        .line(run.name, x: run.losses.indices.map { Double($0 + 1) }, y: run.losses, ink: run.ink)
      } + [.level("last value repeated (no learning)", at: persistence, ink: .baseline)])
  }
}
