import Datasets
import Tensors
import Testing

@Suite struct `The adding problem` {
  @Test(arguments: [2, 5, 20]) func `marks a step in each half and asks for the sum of the two values`(steps: Int) {
    var dice = Dice(seed: 3)
    let batch = AddingProblem(steps: steps).batch(of: 64, dice: &dice)
    #expect(batch.inputs.count == steps)
    #expect(batch.inputs.allSatisfy { $0.shape == [64, 2] })
    #expect(batch.targets.shape == [64, 1])
    for sample in 0..<64 {
      let marked = (0..<steps).filter { batch.inputs[$0][sample, 1] == 1 }
      #expect(batch.inputs.allSatisfy { $0[sample, 1] == 0 || $0[sample, 1] == 1 })
      #expect(marked.count == 2 && marked[0] < steps / 2 && marked[1] >= steps / 2)
      #expect(batch.inputs.allSatisfy { (0..<1).contains($0[sample, 0]) })
      #expect(batch.targets[sample, 0] == batch.inputs[marked[0]][sample, 0] + batch.inputs[marked[1]][sample, 0])
    }
  }

  @Test func `marks every step of a half equally often`() {
    var dice = Dice(seed: 4)
    let size = 20_000
    let batch = AddingProblem(steps: 5).batch(of: size, dice: &dice)
    let shares = batch.inputs.map { inputs in Double((0..<size).count { inputs[$0, 1] == 1 }) / Double(size) }
    let expected: [Double] = [1 / 2, 1 / 2, 1 / 3, 1 / 3, 1 / 3]
    for (share, expected) in zip(shares, expected) { #expect(abs(share - expected) < 0.015) }
  }

  @Test func `costs 1/6 to whoever always answers 1`() {
    var dice = Dice(seed: 5)
    let targets = AddingProblem(steps: 10).batch(of: 40_000, dice: &dice).targets.scalars.map { Double($0) }
    let loss = meanSquaredError(targets, Array(repeating: 1, count: targets.count))
    #expect(abs(loss - AddingProblem.lossOfAlwaysOne) < 0.004)
    #expect(AddingProblem.lossOfAlwaysOne == 1.0 / 6)
  }
}

@Suite struct `Delayed recall` {
  @Test(arguments: [(4, 20), (2, 1), (3, 0)]) func `shows the symbol first, and then distractors only`(
    symbols: Int, distractors: Int
  ) {
    var dice = Dice(seed: 6)
    let task = DelayedRecall(symbols: symbols, distractors: distractors)
    let batch = task.batch(of: 64, dice: &dice)
    #expect(task.inputs == 2 * symbols && task.steps == distractors + 1 && batch.count == 64)
    #expect(batch.inputs.count == task.steps)
    #expect(batch.inputs.allSatisfy { $0.shape == [64, 2 * symbols] })
    for sample in 0..<64 {
      let shown = batch.inputs.map { inputs in (0..<2 * symbols).filter { inputs[sample, $0] != 0 } }
      #expect(shown.allSatisfy { $0.count == 1 })
      #expect(shown[0] == [batch.targets[sample]] && batch.targets[sample] < symbols)
      #expect(shown.dropFirst().allSatisfy { $0[0] >= symbols })
    }
    #expect(batch.inputs.allSatisfy { inputs in inputs.scalars.allSatisfy { $0 == 0 || $0 == 1 } })
  }

  @Test func `shows every symbol equally often, whatever the answer`() {
    var dice = Dice(seed: 7)
    let size = 20_000
    let task = DelayedRecall(distractors: 2)
    let batch = task.batch(of: size, dice: &dice)
    #expect(task.chance == 0.25)
    for symbol in 0..<4 {
      let answers = (0..<size).filter { batch.targets[$0] == symbol }
      #expect(abs(Double(answers.count) / Double(size) - 0.25) < 0.015)
      for step in 1...2 {
        let distracted = answers.count { batch.inputs[step][$0, 4 + symbol] == 1 }
        #expect(abs(Double(distracted) / Double(answers.count) - 0.25) < 0.03)
      }
    }
  }
}

@Test func `the same dice give the same batch, and go on to another`() {
  var (one, other) = (Dice(seed: 8), Dice(seed: 8))
  let (adding, recall) = (AddingProblem(steps: 6), DelayedRecall(distractors: 6))
  #expect(adding.batch(of: 5, dice: &one) == adding.batch(of: 5, dice: &other))
  #expect(recall.batch(of: 5, dice: &one) == recall.batch(of: 5, dice: &other))
  #expect(adding.batch(of: 5, dice: &one) != adding.batch(of: 5, dice: &one))
  #expect(recall.batch(of: 5, dice: &one) != recall.batch(of: 5, dice: &one))
}

@Suite struct `A task for the memory that makes no sense is refused` {
  @Test func `with too few steps`() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) { _ = AddingProblem(steps: 1) }
    #expect(message(result).contains("the adding problem needs at least 2 steps, and got 1."))
  }

  @Test func `with one symbol, or fewer than no distractors`() async {
    let one = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = DelayedRecall(symbols: 1, distractors: 3)
    }
    #expect(message(one).contains("at least 2 symbols and 0 distractors or more, and got 1 and 3."))
    let negative = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = DelayedRecall(distractors: -1)
    }
    #expect(message(negative).contains("and got 4 and -1."))
  }

  @Test func `with an empty batch`() async {
    let adding = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var dice = Dice(seed: 1)
      _ = AddingProblem(steps: 4).batch(of: 0, dice: &dice)
    }
    #expect(message(adding).contains("a batch has at least 1 sample, and got the size 0."))
    let recall = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var dice = Dice(seed: 1)
      _ = DelayedRecall(distractors: 4).batch(of: 0, dice: &dice)
    }
    #expect(message(recall).contains("a batch has at least 1 sample, and got the size 0."))
  }

  private func message(_ result: ExitTest.Result?) -> String {
    String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
  }
}
