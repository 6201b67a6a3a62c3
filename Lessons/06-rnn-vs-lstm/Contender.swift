import FourGates
import LessonKit

/// A cell with a start of its own, and the learning rate that suits it.
struct Contender: Sendable {
  static let units = 32

  /// What tables and legends call it.
  let name: String
  /// What `results.json` calls it.
  let key: String
  let trial: @Sendable (MemoryTask, UInt64) throws -> Trial

  private init<Cell: FusedCell & SendableMetatype>(
    _ name: String, _ key: String, rate: Double, _ cell: @escaping @Sendable (Int, inout Dice) -> Cell
  ) {
    (self.name, self.key) = (name, key)
    trial = { task, seed in try Trial(task, rate: rate, seed: seed, cell: cell) }
  }

  static let rnn = Contender("RNN", "rnn", rate: 0.003) { ElmanCell(inputs: $0, hidden: units, dice: &$1) }

  static let identity = Contender("RNN, U identity", "identity", rate: 0.001) {
    ElmanCell(inputs: $0, hidden: units, initial: .pyTorch.withoutBias.recurrent(.identity), dice: &$1)
  }

  static func lstm(forget bias: Int) -> Contender {
    Contender("LSTM, forget bias \(bias)", "lstm\(bias)", rate: 0.01) {
      LSTMCell(inputs: $0, hidden: units, initial: .pyTorch.forgetBias(Double(bias)), dice: &$1)
    }
  }

  /// The door for what is new begins nearly shut.
  static let shut = Contender("LSTM, forget 4, input −4", "shut", rate: 0.01) {
    LSTMCell(inputs: $0, hidden: units, initial: .pyTorch.forgetBias(4).inputBias(-4), dice: &$1)
  }

  static func peephole(forget bias: Int) -> Contender {
    Contender("peephole LSTM, bias \(bias)", "peephole\(bias)", rate: 0.01) {
      PeepholeLSTMCell(inputs: $0, hidden: units, initial: .pyTorch.forgetBias(Double(bias)), dice: &$1)
    }
  }

  static let gru = Contender("GRU", "gru", rate: 0.01) { GRUCell(inputs: $0, hidden: units, dice: &$1) }

  static func gru(update bias: Int) -> Contender {
    Contender("GRU, update bias \(bias)", "gru\(bias)", rate: 0.01) {
      GRUCell(inputs: $0, hidden: units, initial: .pyTorch.updateBias(Double(bias)), dice: &$1)
    }
  }

  /// An LSTM whose units forget at different rates, so that memories of every length are there.
  static func spread(longest: Int) -> Contender {
    Contender("LSTM, biases spread", "spread", rate: 0.01) {
      let cell = LSTMCell(inputs: $0, hidden: units, dice: &$1)
      cell.forgetMap.b.value = Tensor(row: spreadBiases(longest: Double(longest), units: units).map { Scalar($0) })
      return cell
    }
  }
}
