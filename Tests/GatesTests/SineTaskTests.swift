import FourGates
import Testing

@testable import gates

@Suite struct `The sine task` {
  @Test func `trains on the first 300 values and validates on the rest`() throws {
    let task = try SineTask(window: 20, batchSize: 32)
    var dice = Dice(seed: 1)
    #expect(task.batches(dice: &dice).map(\.count).reduce(0, +) == 280)
    #expect(task.validation.map(\.count).reduce(0, +) == 200)
  }
}
