import FourGates
import Foundation
import Testing

@testable import gates

@Suite struct `The options of training` {
  /// What somebody types, as settings, with the task that they make.
  private func run(_ choice: TaskChoice, _ arguments: [String]) throws -> TrainingRun {
    let wishes = try TrainWishes.parse(arguments + ["--hidden", "4"])
    try wishes.check(for: choice)
    let settings = RunSettings(choice, wishes, hasFile: wishes.data != nil)
    return TrainingRun(try choice.make(settings.taskOptions(data: wishes.data)), settings, progress: .silent)
  }

  private static let small = ["--batch", "40", "--window", "30", "--epochs", "4"]
  private static let plans: [(TaskChoice, [String])] = [
    (.characters, small + ["--embedding", "3", "--dropout", "0.5", "--schedule", "cosine:0.1", "--clip-value", "0.01"]),
    (.characters, small + ["--optimizer", "rmsprop", "--smoothing", "0.5", "--initial", "char-rnn", "--validation", "0.2"]),
    (.numbers, ["--epochs", "4", "--batch", "4", "--optimizer", "sgd", "--weight-decay", "0.1", "--schedule", "step:0.5,1"]),
    (.recall, ["--epochs", "4", "--batch", "4", "--window", "3", "--schedule", "plateau:0.1,1", "--optimizer", "adamw"]),
  ]

  @Test(arguments: plans.indices)
  func `two epochs and two more end in the same bytes as four`(plan: Int) throws {
    let (choice, arguments) = Self.plans[plan]
    var whole = try run(choice, arguments)
    while !whole.isOver { _ = try whole.goOn { _ in false } }
    var half = try run(choice, arguments)
    while half.epochs < 2 { _ = try half.goOn { _ in false } }
    _ = try half.goOn { _ in true }
    var rest = try run(choice, arguments)
    try rest.restore(Checkpoint(half.checkpoint.file, at: "x"), from: "x")
    while !rest.isOver { _ = try rest.goOn { _ in false } }
    #expect(rest.checkpoint.file == whole.checkpoint.file)
    #expect(whole.trainer.history.epochs.count == 4)
    #expect(whole.trainer.history.epochs.allSatisfy { ($0.accuracy != nil) == (choice != .numbers) })
    let changes = arguments.contains { $0.hasPrefix("cosine") || $0.hasPrefix("step") }
    if changes { #expect(Set(whole.trainer.history.epochs.map(\.learningRate)).count == 4) }
  }

  private static let typed: [(TaskChoice, [String])] =
    plans + [
      (.gestures, ["--filters", "2", "--reading", "padded", "--leave-out", "person 3", "--dropout", "0.1"]),
      (.gestures, ["--reading", "mean", "--dropout", "0.1", "--dropout-place", "between", "--clip", "none"]), (.sine, []),
    ]

  @Test(arguments: typed.indices)
  func `what a run says it was typed as gives the same run again`(index: Int) throws {
    let (choice, arguments) = Self.typed[index]
    let settings = RunSettings(choice, try TrainWishes.parse(arguments), hasFile: false)
    let again = try TrainWishes.parse(settings.arguments)
    try again.check(for: choice)
    #expect(RunSettings(choice, again, hasFile: false) == settings)
    #expect(RunSettings(json: settings.json) == settings)
    #expect(settings.contradiction(to: again) == nil)
  }

  @Test func `settings that were written before an option was there are read, and mean what they meant`() throws {
    let settings = RunSettings(.gestures, try TrainWishes.parse([]), hasFile: false)
    for key in ["reading", "schedule", "initial", "embedding", "leaveOut"] { #expect(!settings.json.contains("\"\(key)\"")) }
    #expect(settings.contradiction(to: try TrainWishes.parse(["--reading", "last", "--schedule", "constant"])) == nil)
    #expect(settings.start == InitialChoice(.pytorch, forget: 1))
  }

  @Test(arguments: [
    (TaskChoice.characters, "--embedding", "0", "8"), (.gestures, "--filters", "0", "8"),
    (.gestures, "--reading", "last", "mean"),
    (.sine, "--initial", "pytorch,forget:1", "pytorch"), (.sine, "--schedule", "constant", "cosine:0"),
    (.sine, "--weight-decay", "0", "0.1"), (.sine, "--clip-value", "none", "5"), (.gestures, "--validation", "0.2", "0.1"),
    (.gestures, "--leave-out", "nobody", "person 1"),
  ])
  func `an option that would change a run contradicts it`(choice: TaskChoice, option: String, has: String, wished: String)
    throws
  {
    let settings = RunSettings(choice, try TrainWishes.parse([]), hasFile: false)
    let contradiction = try #require(settings.contradiction(to: TrainWishes.parse([option, wished])))
    #expect(contradiction == (option, has, wished))
  }

  @Test func `more epochs contradict a run whose rate depends on how many there are`() throws {
    func contradiction(_ schedule: String) throws -> String? {
      let settings = RunSettings(.sine, try TrainWishes.parse(["--schedule", schedule, "--epochs", "4"]), hasFile: false)
      #expect(settings.contradiction(to: try TrainWishes.parse(["--epochs", "4"])) == nil)
      return settings.contradiction(to: try TrainWishes.parse(["--epochs", "8"]))?.option
    }
    #expect(try contradiction("cosine") == "--epochs")
    #expect(try contradiction("plateau") == nil)
  }

  @Test(arguments: [
    (
      ["sine", "--embedding", "4"], "--embedding goes with the task characters, and the task is sine; leave it out."
    ),
    (["characters", "--filters", "4"], "--filters goes with the task gestures, and the task is characters; leave it out."),
    (["sine", "--reading", "mean"], "--reading goes with the task gestures, and the task is sine; leave it out."),
    (["gestures", "--reading", "lst"], "there is no reading “lst”; did you mean last? Choose padded, last or mean."),
    (["recall", "--leave-out", "U01"], "--leave-out goes with the task gestures, and the task is recall; leave it out."),
    (
      ["sine", "--validation", "0.1"],
      "--validation goes with the tasks gestures and characters, and the task is sine; leave it out."
    ),
    (
      ["gestures", "--leave-out", "person 3", "--validation", "0.1"],
      "--leave-out holds a person's data back to validate on, and --validation a share of all; choose one of them."
    ),
    (
      ["gestures", "--validation", "0"],
      "--validation 0 holds nothing back, so that nothing is measured; it goes with --test only."
    ),
    (["characters", "--validation", "0.7"], "--validation is a share from 0 to 0.5, and got “0.7”."),
    (
      ["gestures", "--test", "x"],
      "--test names the test part of a set whose training part is in --data; give that too."
    ),
    (
      ["sine", "--weight-decay", "1", "--optimizer", "rmsprop"],
      "--weight-decay goes with sgd, adam or adamw, and the optimizer is rmsprop; choose another optimizer, or leave it out."
    ),
    (
      ["sine", "--smoothing", "0.9"],
      "--smoothing goes with rmsprop, and the optimizer is adam; choose another optimizer, or leave it out."
    ),
    (
      ["sine", "--clip", "1", "--clip-value", "5"],
      "--clip shortens gradients together, and --clip-value cuts each number off by itself; choose one of them."
    ),
    (["sine", "--clip-value", "0"], "--clip-value is a number above 0, and got “0”."),
    (["sine", "--weight-decay", "-1"], "--weight-decay is a number from 0 to 1000, and got “-1”."),
    (["sine", "--dropout-place", "over"], "there is no place for dropout “over”; choose above or between."),
    (["characters", "--embedding", "-1"], "--embedding is a whole number from 0 to 4096, and got “-1”."),
  ])
  func `wrong usage gets a sentence and status 64`(arguments: [String], sentence: String) {
    do {
      _ = try TrainCommand.parse(arguments)
      Issue.record("this should not be taken: \(arguments)")
    } catch {
      #expect(TrainCommand.message(for: error).contains(sentence))
      #expect(TrainCommand.exitCode(for: error).rawValue == 64)
    }
  }

  @Test func `char-rnn's own network can be said, and has its parameters`() throws {
    let arguments =
      "--layers 2 --hidden 128 --window 50 --batch 50 --optimizer rmsprop --rate 0.002 --smoothing 0.95 --clip-value 5 "
      + "--initial char-rnn --schedule exponential:0.97,10 --validation 0.05"
    let wishes = try TrainWishes.parse(arguments.split(separator: " ").map(String.init))
    try wishes.check(for: .characters)
    let settings = RunSettings(.characters, wishes, hasFile: true)
    let network = Architecture(settings.cell, inputs: 65, hidden: settings.hidden, layers: settings.layers, outputs: 65)
    let parameters = network.parameterShapes.reduce(0) { $0 + $1.shape.reduce(1, *) }
    // char-rnn gives every gate a second bias, which adds to the first.
    #expect(parameters + 2 * 4 * 128 == 240_321)
    #expect(settings.makeOptimizer().name == "rmsprop")
    #expect((settings.makeOptimizer() as? RMSProp)?.smoothing == 0.95)
    #expect(settings.clipping == .value(5))
  }
}
