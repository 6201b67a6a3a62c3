import ArgumentParser
import Testing

@testable import gates

@Suite struct CompareUsageTests {
  /// What `gates compare` says to these words, and its exit status.
  private func answer(_ words: String) -> (sentence: String, status: Int32) {
    do {
      var command = try Gates.parseAsRoot(["compare"] + words.split(separator: " ").map(String.init))
      try command.run()
      return ("", 0)
    } catch {
      return (Gates.message(for: error), Gates.exitCode(for: error).rawValue)
    }
  }

  @Test(arguments: [
    ("sin", "there is no task “sin”; did you mean sine?"),
    ("sine --optimizers sgd,adm", "there is no optimizer “adm”; did you mean adam?"),
    ("sine --optimizers sgd,,adam", "there is no optimizer “”;"),
    ("sine --optimizers adam,sgd,adam", "--optimizers names adam twice; its runs would be the same, so name it once."),
    ("sine --rates 0", "“0” is none of these."),
    ("sine --rates -0.1", "“-0.1” is none of these."),
    ("sine --rates 0.1,fast", "--rates takes default, sweep, or numbers above 0 parted by commas, such as 0.1,0.01; “fast”"),
    ("sine --rates nan", "“nan” is none of these."),
    ("sine --rates inf", "“inf” is none of these."),
    ("sine --rates 0.1,", "“” is none of these."),
    ("sine --rates 0.1,0.01,0.1", "--rates names 0.1 twice; its runs would be the same, so name it once."),
    ("sine --rates sweep,0.1", "--rates sweep chooses the rates by itself: leave the other rates out, or leave “sweep” out."),
    ("sine --rates default,sweep", "--rates default chooses the rates by itself"),
    ("sine --seeds 0", "--seeds is a whole number from 1 to 1000, and got 0."),
    ("sine --seeds -3", "--seeds is a whole number from 1 to 1000, and got -3."),
    ("sine --epochs 0", "--epochs is a whole number from 1 to 100000, and got 0."),
    ("sine --hidden 0", "--hidden is a whole number from 1 to 4096, and got 0."),
    ("sine --layers 17", "--layers is a whole number from 1 to 16, and got 17."),
    ("sine --window 0", "--window is a whole number from 1 to 10000, and got 0."),
    ("sine --window 400", "too few to train and to validate with windows of 400"),
    ("sine --cell lstn", "there is no cell “lstn”; did you mean lstm? Choose rnn, lstm, peephole or gru."),
    (
      "sine --clip -1",
      "--clip takes the norm above which gradients are shortened, a number above 0, or 0 for none; “-1” is neither."
    ),
    ("sine --clip nan", "“NaN” is neither."),
    ("sine --seed x", "a seed is a whole number from 0 to 18446744073709551615."),
    ("sine --plot paper", "choose auto, terminal, window, svg, png or none."),
    ("adding --data x.csv", "the task adding makes its own data; --data goes with"),
  ])
  func `wrong usage gets one sentence and status 64`(words: String, sentence: String) {
    let answer = answer(words)
    #expect(answer.sentence.contains(sentence), "said: \(answer.sentence)")
    #expect(answer.status == 64)
  }

  @Test func `a folder without a name is refused`() {
    #expect(throws: (any Error).self) { try CompareCommand.parse(["sine", "--out", ""]) }
  }

  @Test func `a file that is not there is a failure, and not wrong usage`() {
    let answer = answer("sine --data nowhere/at-all.csv")
    #expect(answer.sentence.contains("nowhere/at-all.csv"))
    #expect(answer.status == 1)
  }

  @Test func `words are read with spaces around them, and rates from the lowest up`() throws {
    let command = try CompareCommand.parse(["sine", "--optimizers", "sgd, adamw", "--rates", "0.1, 0.01"])
    let chosen = try command.options.chosen()
    #expect(chosen.optimizers == [.sgd, .adamw])
    #expect(chosen.plan.rates(for: .sgd) == [0.01, 0.1])
  }

  @Test func `all seven optimizers can be compared`() throws {
    let names = OptimizerChoice.allCases.map(\.rawValue)
    #expect(names.count == 7)
    #expect(
      try CompareCommand.parse(["sine", "--optimizers", names.joined(separator: ",")]).options.chosen().optimizers.count == 7)
  }

  @Test func `the help has an example`() {
    #expect(Gates.helpMessage(for: CompareCommand.self).contains("For example: gates compare sine"))
  }
}
