/// A network and a batch, of the sizes that lessons and tutorials really train.
struct Workload: Sendable {
  enum Cell: String, Sendable {
    case rnn = "RNN"
    case lstm = "LSTM"
    case gru = "GRU"
  }

  /// What comes in at each step.
  enum Input: Sendable {
    /// Numbers from N(0, 1).
    case numbers(Int)
    /// One of so many symbols, as a row with a single 1.
    case symbols(Int)

    var width: Int {
      switch self {
      case .numbers(let count), .symbols(let count): count
      }
    }
  }

  enum Loss: Sendable {
    /// The mean squared error of one number, after the last step.
    case squaredError
    /// The cross-entropy of so many classes, after the last step.
    case classes(Int)
    /// The cross-entropy of so many symbols, after every step.
    case symbolsAtEveryStep(Int)

    var isAtEveryStep: Bool { if case .symbolsAtEveryStep = self { true } else { false } }

    var outputs: Int {
      switch self {
      case .squaredError: 1
      case .classes(let count), .symbolsAtEveryStep(let count): count
      }
    }
  }

  let name: String
  let cell: Cell
  let input: Input
  let hidden: Int
  var layers = 1
  var steps: Int
  var batch: Int
  let loss: Loss

  /// All of them, from the smallest to the largest; `Tests/Peers/peer_steps.py` has the same table.
  static let all = [
    Workload(name: "tau4", cell: .rnn, input: .numbers(1), hidden: 32, steps: 4, batch: 16, loss: .squaredError),
    Workload(name: "numbers", cell: .lstm, input: .numbers(1), hidden: 200, steps: 3, batch: 8, loss: .squaredError),
    sine,
    Workload(name: "gestures", cell: .gru, input: .numbers(3), hidden: 128, steps: 40, batch: 32, loss: .classes(20)),
    Workload(
      name: "gestures3", cell: .gru, input: .numbers(3), hidden: 128, layers: 3, steps: 40, batch: 32, loss: .classes(20)),
    Workload(
      name: "characters", cell: .lstm, input: .symbols(65), hidden: 128, layers: 2, steps: 50, batch: 50,
      loss: .symbolsAtEveryStep(65)),
    Workload(
      name: "characters512", cell: .lstm, input: .symbols(65), hidden: 512, layers: 2, steps: 50, batch: 50,
      loss: .symbolsAtEveryStep(65)),
  ]
  /// An LSTM of 50 units that reads 20 values of a series.
  static let sine = Workload(
    name: "sine", cell: .lstm, input: .numbers(1), hidden: 50, steps: 20, batch: 32, loss: .squaredError)
}
