import FourGates
import LessonKit

/// A cell before training, and how much of a gradient it leaves on the way back through a sequence of random numbers.
struct Fade: Sendable {
  static let steps = 200
  static let units = 32

  /// What the table calls it.
  let name: String
  /// What `results.json` calls it.
  let key: String
  /// Makes the cell, measures it.
  let measured: @Sendable (inout Dice) -> [Double]

  static let plain = [
    Fade("RNN, as PyTorch begins", "rnn") { ElmanCell(inputs: 1, hidden: units, dice: &$0) },
    Fade("RNN, U orthogonal", "orthogonal") {
      ElmanCell(inputs: 1, hidden: units, initial: .pyTorch.withoutBias.recurrent(.orthogonal(gain: 1)), dice: &$0)
    },
    Fade("RNN, U identity", "identity") {
      ElmanCell(inputs: 1, hidden: units, initial: .pyTorch.withoutBias.recurrent(.identity), dice: &$0)
    },
    Fade("RNN, U 1.5 · orthogonal", "stretched") {
      ElmanCell(inputs: 1, hidden: units, initial: .pyTorch.withoutBias.recurrent(.orthogonal(gain: 1.5)), dice: &$0)
    },
    Fade("no tanh, U orthogonal", "linear") {
      LinearCell(inputs: 1, hidden: units, initial: .pyTorch.withoutBias.recurrent(.orthogonal(gain: 1)), dice: &$0)
    },
  ]

  static let gated =
    [0, 1, 3].map { bias in
      Fade("LSTM, forget bias \(bias)", "lstm\(bias)") {
        LSTMCell(inputs: 1, hidden: units, initial: .pyTorch.forgetBias(Double(bias)), dice: &$0)
      }
    } + [
      Fade("GRU, as PyTorch begins", "gru") { GRUCell(inputs: 1, hidden: units, dice: &$0) },
      Fade("GRU, update bias 2", "gru2") { GRUCell(inputs: 1, hidden: units, initial: .pyTorch.updateBias(2), dice: &$0) },
    ]

  private init<Cell: RecurrentCell & SendableMetatype>(
    _ name: String, _ key: String, _ make: @escaping @Sendable (inout Dice) -> Cell
  ) where Cell.Memory: SendableMetatype {
    (self.name, self.key) = (name, key)
    measured = { dice in
      let cell = make(&dice)
      let inputs = (0..<Fade.steps).map { _ in Tensor.normal([1, 1], dice: &dice) }
      let direction = Tensor.normal([1, Fade.units], dice: &dice)
      return cell.gradientByLag(over: inputs) { run in
        sum(run.last * run.last.tape.data(direction))
      }
    }
  }

  /// At each lag the median over the seeds.
  func medians(_ lesson: Lesson, seeds: [UInt64]) throws -> [Double] {
    let curves = try lesson.inParallel("cells measured", seeds) { seed in
      var dice = Dice(seed: seed)
      return measured(&dice)
    }
    return (0..<Fade.steps).map { lag in median(curves.map { $0[lag] }) }
  }

  /// A share of this size or less is lost in rounding when it is added to 1 in 32 bits.
  static let rounding = 6e-8

  static func figure(_ plain: [(Fade, [Double])], _ gated: [(Fade, [Double])]) -> Figure {
    let lags = Array(stride(from: 0, to: steps, by: 3))
    func panel(_ title: String, _ curves: [(Fade, [Double])]) -> Panel {
      Panel(
        title, x: Axis("lag k (steps back from the end)"), y: Axis("gradient left", .logarithmic, range: 1e-12...1e4),
        curves.enumerated().map { index, entry in
          .line(entry.0.name, x: lags.map { Double($0) }, y: lags.map { entry.1[$0] }, ink: .series(index))
        }
          + [.level("lost in rounding beside the last step", at: rounding)])
    }
    return Figure(
      "What is left of a gradient, k steps back", columns: 2,
      panels: [panel("plain recurrent networks", plain), panel("behind gates", gated)])
  }
}
