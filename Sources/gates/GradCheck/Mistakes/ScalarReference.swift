import FourGates
import Foundation

/// What a cell should compute, worked out number by number in 64 bits: no tensor, no tape, no line shared with what it is held against.
enum ScalarReference {
  case rnn, lstm, gru

  /// How many parts a memory has, by their letters.
  var letters: [String] { self == .lstm ? ["c", "h"] : ["h"] }

  /// The memory after some steps of one sequence: c and h of an LSTM, h of the others, H numbers each.
  ///
  /// - Parameter parameters: named `forget.W` and so on behind their first dot.
  func memory(after inputs: [[Double]], from start: [[Double]], _ parameters: [Parameter]) -> [[Double]] {
    var memory = start
    let sums = Sums(parameters)
    for x in inputs {
      let h = memory[memory.count - 1]
      let units = h.indices
      switch self {
      case .rnn:
        memory = [units.map { tanh(sums.all("", x, h, $0)) }]
      case .lstm:
        let c = units.map { j in
          logistic(sums.all("forget.", x, h, j)) * memory[0][j]
            + logistic(sums.all("input.", x, h, j)) * tanh(sums.all("candidate.", x, h, j))
        }
        memory = [c, units.map { logistic(sums.all("output.", x, h, $0)) * tanh(c[$0]) }]
      case .gru:
        memory = [
          units.map { j in
            let reset = logistic(sums.all("reset.", x, h, j))
            let update = logistic(sums.all("update.", x, h, j))
            let remembered = sums.of("candidate.U", h, j) + sums.bias("candidate.c", j)
            let candidate = tanh(sums.of("candidate.W", x, j) + sums.bias("candidate.b", j) + reset * remembered)
            return (1 - update) * candidate + update * h[j]
          }
        ]
      }
    }
    return memory
  }

  private func logistic(_ a: Double) -> Double { 1 / (1 + exp(-a)) }

  /// Sums over the rows of matrices that are asked for by name.
  private struct Sums {
    let numbers: [String: Tensor]

    init(_ parameters: [Parameter]) {
      numbers = Dictionary(
        uniqueKeysWithValues: parameters.map { (String($0.name.drop { $0 != "." }.dropFirst()), $0.value) })
    }

    /// Column j of x·W + h·U + b.
    func all(_ gate: String, _ x: [Double], _ h: [Double], _ j: Int) -> Double {
      of(gate + "W", x, j) + of(gate + "U", h, j) + bias(gate + "b", j)
    }

    func of(_ name: String, _ x: [Double], _ j: Int) -> Double {
      guard let matrix = numbers[name] else { return .nan }
      return x.indices.reduce(0) { $0 + x[$1] * Double(matrix[$1, j]) }
    }

    func bias(_ name: String, _ j: Int) -> Double { numbers[name].map { Double($0[flat: j]) } ?? .nan }
  }
}
