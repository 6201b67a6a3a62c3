import FourGates
import Foundation
import Testing

@testable import gates

@Suite struct `Tasks` {
  @Test func `the sine trains on the first 300 values and validates on the rest`() throws {
    let task = try TaskChoice.sine.make()
    var dice = Dice(seed: 1)
    #expect(task.batches(dice: &dice).map(\.count).reduce(0, +) == 280)
    #expect(task.validation.map(\.count).reduce(0, +) == 200)
  }

  @Test(arguments: TaskChoice.allCases)
  func `the same dice give the same batches, and others give others unless the order is the text's`(choice: TaskChoice) throws {
    let task = try choice.make()
    var (one, same, other) = (Dice(seed: 1), Dice(seed: 1), Dice(seed: 2))
    let first = task.batches(dice: &one)
    #expect(first.fingerprint == task.batches(dice: &same).fingerprint)
    #expect(first.fingerprint == first.fingerprint, "a batch is the same whenever it is asked for")
    #expect((first.fingerprint == task.batches(dice: &other).fingerprint) == (choice == .characters))
  }

  @Test(arguments: TaskChoice.allCases)
  func `a network of the task's size takes its batches, its validation and its example`(choice: TaskChoice) throws {
    let task = try choice.make()
    var dice = Dice(seed: 1)
    let net = Network(Architecture(.gru, inputs: task.inputs, hidden: 3, outputs: task.outputs), dice: &dice)
    let batches = task.batches(dice: &dice)
    var memory: NetworkMemory?
    var dropout: LayerDropout?
    for batch in batches.prefix(2) {
      let loss = net.loss(of: batch, on: Tape(), memory: &memory, dropout: &dropout, by: .fusedSequence)
      #expect(loss.value.scalar.isFinite)
    }
    #expect(task.validationLoss(of: net).isFinite)
    #expect(!task.example.isEmpty && task.example.allSatisfy { $0.count == task.inputs })
    #expect(!task.baselines.isEmpty && task.baselines.allSatisfy { $0.loss.isFinite })
    #expect(task.baselines.map(\.loss) == task.baselines.map(\.loss).sorted(by: >), "worst first")
    if let floor = task.floor { #expect(task.baselines.allSatisfy { $0.loss > floor * 0.9 }) }
  }

  @Test(arguments: [TaskChoice.sine, .noisySine, .numbers, .recall, .adding])
  func `training and validation share no sample`(choice: TaskChoice) throws {
    let task = try choice.make()
    var dice = Dice(seed: 1)
    func samples(_ batches: TaskBatches) -> Set<[Scalar]> {
      Set(
        batches.flatMap { batch in
          (0..<batch.count).map { row in batch.inputs.flatMap { step in (0..<task.inputs).map { step[row, $0] } } }
        })
    }
    let (shown, heldOut) = (samples(task.batches(dice: &dice)), samples(task.validation))
    if choice == .sine {
      #expect(heldOut.count > 1, "a sine comes again after its period, so only the places differ")
    } else {
      #expect(shown.isDisjoint(with: heldOut))
    }
  }

  @Test func `an unknown task gets the nearest name`() {
    let sentence =
      "there is no task “noisysine”; did you mean noisy-sine? Choose sine, noisy-sine, numbers, recall, adding, gestures or characters."
    #expect(throws: TaskError.unknown(name: "noisysine")) { try TaskChoice(named: "noisysine") }
    #expect("\(TaskError.unknown(name: "noisysine"))" == sentence)
  }

  @Test func `an unknown optimizer gets the nearest name`() {
    let sentence =
      "there is no optimizer “Adm”; did you mean adam? Choose sgd, momentum, nesterov, adagrad, rmsprop, adam or adamw."
    #expect("\(OptimizerError.unknown(name: "Adm"))" == sentence)
  }

  @Test(arguments: OptimizerChoice.allCases)
  func `an optimizer has the name by which it is asked for`(choice: OptimizerChoice) {
    #expect(choice.make(rate: 0.25).name == choice.rawValue)
    #expect(choice.make(rate: 0.25).learningRate == 0.25)
  }

  @Test func `wrong options of a task get a sentence`() throws {
    func sentence(_ choice: TaskChoice, _ options: TaskOptions) -> String? {
      do {
        _ = try choice.make(options)
        return nil
      } catch { return "\(error)" }
    }
    #expect(
      sentence(.adding, TaskOptions(window: 1)) == "--window is a whole number from 2 to 10000, and got 1.")
    #expect(sentence(.sine, TaskOptions(batch: 0)) == "--batch is a whole number from 1 to 10000, and got 0.")
    #expect(
      sentence(.recall, TaskOptions(data: "x.csv"))
        == "the task recall makes its own data; --data goes with sine, noisy-sine, gestures or characters.")
    #expect(
      sentence(.characters, TaskOptions(data: "x.txt", column: "a"))
        == "--column names a column of the series in --data; the task characters has none here.")
    #expect(
      sentence(.numbers, TaskOptions(window: 18))
        == "numbers has 20 values, which is too few to train and to validate with windows of 18; "
        + "take a longer series, or a smaller --window.")
  }
}
