import FourGates

@testable import gates

extension ComparisonRun {
  /// A run with these validation losses, an epoch each; training losses are half of them.
  static func madeUp(
    _ candidate: Candidate = Candidate(optimizer: .adam, rate: 0.01), seed: UInt64 = 1, losses: [Double], start: String = "a",
    batches: [String] = ["x"], stop: Stop? = nil
  ) -> ComparisonRun {
    var seen = Fingerprint()
    let trail = batches.map { batch in
      seen.add(batch)
      return seen
    }
    return ComparisonRun(
      candidate: candidate, seed: seed, start: start, finish: "z", batches: trail,
      epochs: losses.map { Epoch(loss: $0 / 2, validationLoss: $0, updateSize: 0.1) }, stop: stop, seconds: 1)
  }
}
