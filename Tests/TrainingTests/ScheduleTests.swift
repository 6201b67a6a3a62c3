import Tensors
import Testing
import Training

/// The factors of a schedule over epochs 0, 1, 2, …
private func factors(_ schedule: Schedule, epochs: Int) -> [Double] {
  (0..<epochs).map { schedule.factor(epoch: $0, update: 1000 * $0) }
}

private func isClose(_ a: [Double], _ b: [Double]) -> Bool {
  a.count == b.count && zip(a, b).allSatisfy { abs($0 - $1) <= 1e-15 }
}

@Test func `a constant schedule changes nothing`() {
  #expect(factors(.constant, epochs: 3) == [1, 1, 1])
}

@Test func `a step schedule falls once a stretch`() {
  #expect(factors(.step(every: .epochs(2), factor: 0.5), epochs: 6) == [1, 1, 0.5, 0.5, 0.25, 0.25])
}

@Test func `an exponential schedule falls by its factor every stretch`() {
  #expect(isClose(factors(.exponential(every: .epochs(1), factor: 0.5), epochs: 4), [1, 0.5, 0.25, 0.125]))
  let everyTwo = Schedule.exponential(every: .epochs(2), factor: 0.25)
  #expect(isClose(factors(everyTwo, epochs: 4), [1, 0.5, 0.25, 0.125]))
  let delayed = Schedule.exponential(every: .epochs(1), factor: 0.5, delay: 2)
  #expect(isClose(factors(delayed, epochs: 5), [1, 1, 1, 0.5, 0.25]))
}

@Test func `a cosine schedule falls from 1 to its final fraction and stays there`() {
  let half = 0.5.squareRoot()
  let plain = [1, (1 + half) / 2, 0.5, (1 - half) / 2, 0, 0]
  #expect(isClose(factors(.cosine(over: .epochs(4)), epochs: 6), plain))
  let lifted = plain.map { 0.1 + 0.9 * $0 }
  #expect(isClose(factors(.cosine(over: .epochs(4), finalFraction: 0.1), epochs: 6), lifted))
}

@Test func `a schedule counts in updates where it is told to`() {
  let schedule = Schedule.step(every: .updates(10), factor: 0.5)
  #expect([0, 9, 10, 25].map { schedule.factor(epoch: 0, update: $0) } == [1, 1, 0.5, 0.25])
}

/// The rate of torch.optim.lr_scheduler.ReduceLROnPlateau(factor=0.5, patience=2) after each of these losses.
@Test func `a plateau schedule falls when patience is over, as PyTorch's does`() {
  let losses = [1.0, 0.9, 0.95, 0.9, 0.92, 0.91, 0.8, 0.79999, 0.8, 0.81, 0.5, 0.6, 0.6, 0.6, 0.6, 0.6, 0.6]
  let expected = [1, 1, 1, 1, 0.5, 0.5, 0.5, 0.5, 0.5, 0.25, 0.25, 0.25, 0.25, 0.125, 0.125, 0.125, 0.0625]
  let schedule = Schedule.plateau(factor: 0.5, patience: 2)
  let ours = losses.indices.map { schedule.factor(epoch: $0 + 1, update: 0, losses: Array(losses[...$0])) }
  #expect(ours == expected)
}

@Test func `a plateau schedule stays while losses fall, and before there are any`() {
  let schedule = Schedule.plateau(factor: 0.5, patience: 1)
  #expect(schedule.factor(epoch: 3, update: 0, losses: [3, 2, 1]) == 1)
  #expect(schedule.factor(epoch: 0, update: 0) == 1)
}

@Test func `a stretch of nothing is refused`() async {
  let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
    _ = Schedule.step(every: .epochs(0)).factor(epoch: 1, update: 1)
  }
  #expect(text(result).contains("a schedule needs a length of at least one epoch or update, and got epochs(0)."))
}
