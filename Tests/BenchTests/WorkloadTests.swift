import FourGates
import Testing

@testable import bench

@Test func `the operations of the Elman network tau4, counted by hand`() {
  // 4 steps of 16 rows, one map of 1 + 32 numbers to 32 units.
  let (forward, weights, memory) = (64 * 33 * 32, 64 * 33 * 32, 64 * 32 * 32)
  // 16 rows of 32 numbers to one; forward, the gradient of the numbers, the gradient of the weights.
  let readout = 3 * 16 * 32
  #expect(2 * (forward + weights + memory + readout) == 404_480)
  #expect(Workload.all[0].floatingPointOperations == 404_480)
}

@Test func `the operations of an LSTM of two layers with a loss at every step, counted by hand`() {
  let two = Workload(
    name: "two", cell: .lstm, input: .symbols(3), hidden: 2, layers: 2, steps: 5, batch: 7, loss: .symbolsAtEveryStep(3))
  // 35 rows through four maps to 2 units: from 3 + 2 numbers at the bottom, where only the memory's gradient is wanted, and above
  // it from 2 + 2.
  let bottom = 35 * 4 * 2 * (5 + 5 + 2)
  let top = 35 * 4 * 2 * (4 + 4 + 4)
  let readout = 35 * 2 * 3 * 3
  #expect(two.floatingPointOperations == 2 * (bottom + top + readout))
}

@Test func `a GRU has three maps, and classes are read after the last step`() {
  let gestures = Workload.all[3]
  #expect(gestures.floatingPointOperations == 2 * (40 * 32 * 3 * 128 * (2 * 131 + 128) + 3 * 32 * 128 * 20))
}

@Test(arguments: ["tau4", "sine", "gestures", "gestures3"])
func `all paths take the same training steps`(name: String) throws {
  let workload = try #require(Workload.all.first { $0.name == name })
  let (loss, fused) = (workload.trainingStep(by: .loss), workload.trainingStep(by: .fused))
  let steps = workload.trainingStep(by: .steps)
  let losses = (0..<3).map { _ in (loss(), fused(), steps()) }
  for (loss, fused, steps) in losses {
    #expect(loss == fused)
    #expect(abs(fused - steps) <= 100 * .ulpOfOne * abs(steps))
  }
  #expect(losses[2].0 < losses[0].0)
}
