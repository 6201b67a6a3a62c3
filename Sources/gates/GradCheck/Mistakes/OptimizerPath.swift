import FourGates
import Foundation

/// Twenty updates down f(w) = Σ aᵢ·(wᵢ − tᵢ)², beside Adam's algorithm [KB15] worked out number by number in 64 bits.
struct OptimizerPath {
  private let optimizer: (_ rate: Double, _ epsilon: Double) -> any ResumableOptimizer
  private let a = [1.0, 0.3, 4]
  private let t = [0.5, -1, 2]
  private let updates = 20
  private let rate = 0.05

  init(of subject: Subject) {
    optimizer = subject.optimizer
  }

  /// The path with the usual ε is shown for comparison and decides nothing.
  var outcome: MistakeCheck.Outcome {
    let (large, usual) = (difference(epsilon: 0.1), difference(epsilon: 1e-8))
    return MistakeCheck.Outcome(
      caught: !(large <= max(1e-12, 168 * Double(Scalar.ulpOfOne))),
      found: "\(shortText(large, digits: 2)) from the reference, and \(shortText(usual, digits: 2)) with the usual ε of 1e-08")
  }

  /// How far the subject's path ends from the reference's.
  private func difference(epsilon: Double) -> Double {
    var optimizer = optimizer(rate, epsilon)
    let w = Parameter("w", .zeros([a.count]))
    let (slopes, ends) = (Tensor(row: a.map { Scalar($0) }), Tensor(row: t.map { Scalar($0) }))
    for _ in 0..<updates {
      let tape = Tape()
      let loss = sum(tape.data(slopes) * square(tape[w] - tape.data(ends)))
      optimizer.update([w], with: tape.gradients(of: loss))
    }
    return zip(w.value.scalars, reference(epsilon)).reduce(0) { largest, pair in
      let difference = abs(Double(pair.0) - pair.1)
      return difference <= largest ? largest : difference
    }
  }

  private func reference(_ epsilon: Double) -> [Double] {
    zip(a, t).map { a, t in
      var (w, m, v) = (0.0, 0.0, 0.0)
      for update in 1...updates {
        let g = 2 * a * (w - t)
        m = 0.9 * m + 0.1 * g
        v = 0.999 * v + 0.001 * g * g
        w -= rate * (m / (1 - pow(0.9, Double(update)))) / ((v / (1 - pow(0.999, Double(update)))).squareRoot() + epsilon)
      }
      return w
    }
  }
}
