import FourGates
import Foundation
import Testing

@testable import gates

@Suite struct `A run of training` {
  /// A small run of a task.
  private func settings(
    _ task: TaskChoice, _ cell: Architecture.Cell, _ optimizer: OptimizerChoice
  ) throws -> (any LearningTask, RunSettings) {
    var wishes = try TrainWishes.parse(["--hidden", "5", "--layers", "2", "--dropout", "0.25", "--epochs", "2"])
    wishes.cell = cell
    wishes.optimizer = optimizer
    wishes.window = task == .characters ? 30 : 4
    wishes.batch = task == .characters ? 40 : 8
    let settings = RunSettings(task, wishes, hasFile: false)
    return (try task.make(TaskOptions(window: wishes.window, batch: wishes.batch)), settings)
  }

  private func run(_ task: any LearningTask, _ settings: RunSettings) -> TrainingRun {
    TrainingRun(task, settings, progress: .silent)
  }

  private static let plans: [(OptimizerChoice, Architecture.Cell, TaskChoice)] = OptimizerChoice.allCases.flatMap { optimizer in
    [Architecture.Cell.lstm, .gru].flatMap { cell in [TaskChoice.characters, .sine].map { (optimizer, cell, $0) } }
  }

  @Test(arguments: plans.indices)
  func `ends in the same bytes when it was written down within an epoch, and taken up again`(plan: Int) throws {
    let (optimizer, cell, choice) = Self.plans[plan]
    let (task, settings) = try settings(choice, cell, optimizer)
    var whole = run(task, settings)
    while !whole.isOver { _ = try whole.goOn { _ in false } }
    var dice = Dice(seed: 1)
    let updates = task.batches(dice: &dice).count
    for stop in [1, updates / 2, updates, updates + 3] {
      var first = run(task, settings)
      while try first.goOn(stop: { $0 >= stop }), first.trainer.updates < stop {}
      #expect(first.trainer.updates == stop)
      let file = first.checkpoint.file
      let hasMemory = file.tensors.contains { $0.name.hasPrefix("carried.memory.1.") }
      #expect(hasMemory == (choice == .characters && stop % updates != 0))
      var second = run(task, settings)
      try second.restore(Checkpoint(file, at: "x"), from: "x")
      while !second.isOver { _ = try second.goOn { _ in false } }
      #expect(second.checkpoint.file == whole.checkpoint.file)
    }
  }

  @Test func `does not depend on the number of threads`() throws {
    let (task, settings) = try settings(.sine, .lstm, .adam)
    func trained(threads: Int) throws -> SafetensorsFile {
      try Threads.$limit.withValue(threads) {
        var run = run(task, settings)
        while !run.isOver { _ = try run.goOn { _ in false } }
        return run.checkpoint.file
      }
    }
    #expect(try trained(threads: 1) == trained(threads: 3))
  }

  @Test func `a checkpoint that contradicts itself is refused`() throws {
    let (task, settings) = try settings(.characters, .lstm, .sgd)
    var stopped = run(task, settings)
    _ = try stopped.goOn { $0 >= 2 }
    func isRefused(_ change: (inout Checkpoint) -> Void) -> Bool {
      var checkpoint = stopped.checkpoint
      change(&checkpoint)
      var fresh = run(task, settings)
      do {
        try fresh.restore(checkpoint, from: "x")
        return false
      } catch { return error as? TrainError == .damaged(path: "x") }
    }
    #expect(!isRefused { _ in })
    #expect(isRefused { $0.dice["batches"] = nil })
    #expect(isRefused { $0.dice["dropout"] = nil })
    #expect(isRefused { $0.carried = [] })
    #expect(isRefused { $0.carried[0].tensor = .zeros([1, 5]) })
    #expect(
      "\(TrainError.damaged(path: "x"))"
        == "x is damaged: what it says about its run contradicts itself; resume an earlier checkpoint.")
  }

  @Test func `settings come back from their text, and nonsense does not`() throws {
    let (_, settings) = try settings(.characters, .peephole, .rmsprop)
    #expect(RunSettings(json: settings.json) == settings)
    #expect(RunSettings(json: settings.json.replacing("\"hidden\":5", with: "\"hidden\":-5")) == nil)
    #expect(RunSettings(json: settings.json.replacing("\"task\":\"characters\"", with: "\"task\":\"letters\"")) == nil)
    #expect(RunSettings(json: "{}") == nil)
  }
}
