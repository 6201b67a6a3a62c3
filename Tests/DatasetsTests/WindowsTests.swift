import Datasets
import Tensors
import Testing

@Test func `the number sequence makes six samples`() throws {
  let windows = try Windows(of: .numberSequence, steps: 3)
  #expect(windows.count == 6)
  let all = windows.all
  #expect(all.count == 6)
  #expect(all.inputs.map(\.shape) == [[6, 1], [6, 1], [6, 1]])
  #expect(all.inputs[0].scalars == [10, 20, 30, 40, 50, 60])
  #expect(all.inputs[1].scalars == [20, 30, 40, 50, 60, 70])
  #expect(all.inputs[2].scalars == [30, 40, 50, 60, 70, 80])
  #expect(all.targets == Tensor(rows: [[40], [50], [60], [70], [80], [90]]))
}

@Test func `a target of several values follows its input`() throws {
  let windows = try Windows(of: .numberSequence, steps: 2, ahead: 3)
  #expect(windows.count == 5)
  let batch = windows.batch([4, 0])
  #expect(batch.inputs == [Tensor(rows: [[50], [10]]), Tensor(rows: [[60], [20]])])
  #expect(batch.targets == Tensor(rows: [[70, 80, 90], [30, 40, 50]]))
  #expect(windows.targetPlaces(of: 4) == 6..<9)
}

@Test func `windows inside a part need only the part, windows reaching back give a target for all of it`() throws {
  let series = Series.numberSequence
  let inside = try Windows(of: series[5..<9], steps: 2)
  #expect(inside.all.targets.scalars == [80, 90])
  #expect(inside.all.inputs[0].scalars == [60, 70])

  let reaching = try Windows(of: series, steps: 2, targetsIn: 5..<9)
  #expect(reaching.all.targets.scalars == [60, 70, 80, 90])
  #expect(reaching.all.inputs[0].scalars == [40, 50, 60, 70])
  #expect(reaching.targetPlaces(of: 0) == 5..<6)
}

@Test func `no target leaves its part`() throws {
  let middle = try Windows(of: .numberSequence, steps: 3, ahead: 2, targetsIn: 4..<7)
  #expect((0..<middle.count).map(middle.targetPlaces) == [4..<6, 5..<7])
  let first = try Windows(of: .numberSequence, steps: 3, ahead: 2, targetsIn: 0..<6)
  #expect((0..<first.count).map(first.targetPlaces) == [3..<5, 4..<6])
}

@Test func `a series that just fills one window has one, and one value less is too short`() throws {
  let series = Series("short", values: [1, 2, 3, 4])
  #expect(try Windows(of: series, steps: 3).count == 1)
  let error = #expect(throws: DatasetError.self) { try Windows(of: series, steps: 4) }
  #expect(
    error?.description
      == "short has 4 values, and 5 are needed for windows of 4 steps and 1 ahead; take a longer series, or ask for less.")
  let part = #expect(throws: DatasetError.self) { try Windows(of: series, steps: 1, ahead: 2, targetsIn: 3..<4) }
  #expect(
    part?.description == "the targets' part of short has 1 value, and 2 are needed for targets of 2 values; "
      + "take a longer series, or ask for less.")
  let beginning = #expect(throws: DatasetError.self) { try Windows(of: series, steps: 3, targetsIn: 1..<3) }
  #expect(
    beginning?.description
      == "short, up to the last target, has 3 values, and 4 are needed for windows of 3 steps and 1 ahead; "
      + "take a longer series, or ask for less.")
}

@Test func `an epoch takes every window once, and the last batch has what is left`() throws {
  let windows = try Windows(of: Series("t", values: (0..<26).map(Double.init)), steps: 3)
  var dice = Dice(seed: 2)
  let batches = windows.batches(of: 10, dice: &dice)
  #expect(batches.map(\.count) == [10, 10, 3])
  let targets = batches.flatMap { $0.targets.scalars }
  #expect(targets.sorted() == (3..<26).map { Scalar($0) })
  #expect(targets != targets.sorted())
  for batch in batches {
    for row in 0..<batch.count {
      #expect(batch.inputs.map { $0[row, 0] } == (1...3).map { batch.targets[row, 0] - Scalar(4 - $0) })
    }
  }
}

@Test func `evaluation goes in the order of time`() throws {
  let windows = try Windows(of: .numberSequence, steps: 3)
  #expect(windows.batches(of: 4).map { $0.targets.scalars } == [[40, 50, 60, 70], [80, 90]])
  #expect(windows.batches(of: 6).count == 1)
  #expect(windows.batches(of: 100).map(\.count) == [6])
}

@Test func `the same seed gives the same batches, and the next epoch another order`() throws {
  let windows = try Windows(of: .sine(count: 60, period: 7), steps: 4)
  var first = Dice(seed: 5)
  var second = Dice(seed: 5)
  let epoch = Array(windows.batches(of: 8, dice: &first))
  #expect(epoch == Array(windows.batches(of: 8, dice: &second)))
  #expect(epoch != Array(windows.batches(of: 8, dice: &first)))
}

@Test func `a window that is not there is refused`() async {
  let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
    _ = try Windows(of: .numberSequence, steps: 3).batch([0, 6])
  }
  let message = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
  #expect(message.contains("there is no window 6 among 6."))
}

@Test func `a batch of size 0 is refused`() async {
  let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
    _ = try Windows(of: .numberSequence, steps: 3).batches(of: 0)
  }
  let message = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
  #expect(message.contains("a batch has at least 1 window, and got the size 0."))
}
