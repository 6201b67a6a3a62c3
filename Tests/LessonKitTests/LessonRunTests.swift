import Foundation
import Testing

@testable import LessonKit

@Test func `a lesson with a full run knows when it is asked for`() throws {
  let full = try DemoLesson.run(["--full"])
  #expect(full.error == nil)
  #expect(full.screen.text.contains("the same seed gives the same numbers. This is the full run"))
  #expect(full.results?.full == true && full.results?.quick == false)
  #expect(try DemoLesson.run([]).results?.full == false)
}

@Test func `a lesson whose claims hold ends well`() throws {
  let run = try DemoLesson.run(["--seed", "3", "--quick", "--predict", "b,0.9"])
  #expect(run.error == nil)
  #expect(
    run.screen.text.hasPrefix(
      "Lesson 7: A demo\n\nDoes it run?\n\nSeed 3; the same seed gives the same numbers. This is the quick run.\n"))
  #expect(run.screen.text.hasSuffix("2 of 2 predictions right.\n\nEvery claim held: 2 of 2.\n"))
  #expect(run.files == ["loss.svg", "page.html", "results.json"])
}

@Test func `a claim that does not hold is named on the last lines, and the exit status is 1`() throws {
  let run = try DemoLesson.run(["--floor", "0.01"])
  #expect(DemoLesson.ending(run.error) == (1, ""))
  #expect(run.screen.text.hasSuffix("1 of 2 claims did not hold:\n\n✗ the loss is below the floor (0.05 < 0.01)\n"))
  #expect(run.results?.claims.map(\.holds) == [false, true])
}

@Test func `the results have every key of the contract`() throws {
  let run = try DemoLesson.run(["--seed", "18446744073709551615", "--predict", "b,0.9"])
  let results = try #require(run.results)
  #expect(results.lesson == 7)
  #expect(results.slug == "demo")
  #expect(results.seed == .max)
  #expect(!results.quick)
  #expect(["Float", "Double"].contains(results.precision))
  #expect(results.numbers == ["final.loss": 0.5, "final.diverged": nil, "final.exploded": nil])
  #expect(results.claims.first == .init(claim: "the loss is below the floor", holds: true, shown: "0.05 < 0.08"))
  #expect(results.figures == ["loss.svg"])
  #expect(results.fingerprint == "00ff")
}

@Test func `a number that is not finite is null, and so is a fingerprint that was not set`() throws {
  var results = Results(lesson: 1, slug: "s", seed: 1, quick: true, full: false, precision: "Float")
  results.numbers = ["bad": nil, "good": 1]
  let json = try #require(try JSONSerialization.jsonObject(with: results.json()) as? [String: Any])
  #expect(
    json.keys.sorted() == [
      "claims", "figures", "fingerprint", "full", "lesson", "numbers", "precision", "predictions", "quick", "seconds", "seed",
      "slug",
    ])
  #expect(json["fingerprint"] is NSNull)
  #expect((json["numbers"] as? [String: Any])?["bad"] is NSNull)
}

@Test(arguments: [
  (["--seed", "x"], "The value 'x' is invalid for '--seed <n>': a seed is a whole number from 0 to 18446744073709551615."),
  (["--seed", "-1"], "The value '-1' is invalid for '--seed <n>': a seed is a whole number from 0 to 18446744073709551615."),
  (["--plot", "bmp"], "The value 'bmp' is invalid for '--plot <plot>': choose auto, terminal, window, svg, png or none."),
  (["--out", ""], "--out needs the name of a folder, and got an empty one."),
  (["--check", "--solution"], "--check and --solution exclude each other; choose one."),
  (["--quick", "--full"], "--quick and --full exclude each other; choose one."),
  (["--give-up"], "--give-up goes together with --solution."),
  (["--hint", "4"], "there is no hint 4: this exercise has 3 hints, --hint 1 to --hint 3."),
  (["--hint", "0"], "there is no hint 0: this exercise has 3 hints, --hint 1 to --hint 3."),
])
func `wrong usage gets one sentence and exit status 64`(arguments: [String], sentence: String) throws {
  let ending = DemoLesson.ending(try DemoLesson.run(arguments).error)
  #expect(ending.status == 64)
  #expect(ending.message == sentence)
}

@Test func `the same options and a question have a place in the help`() {
  let help = DemoLesson.helpMessage()
  #expect(help.contains("A demo. Does it run?"))
  #expect(help.contains("make lesson-07 ARGS=\"--quick --seed 3\""))
  #expect(help.contains("--no-pause"))
  #expect(!help.contains("--check-solution"))
}

@Test func `a question that is asked and never scored is refused`() async {
  let result = await #expect(processExitsWith: .exitCode(70), observing: [\.standardErrorContent]) {
    var inquiry = Inquiry(DemoLesson.questions, given: nil)
    inquiry.note(nil, to: 0)
    _ = inquiry.score(0, measured: nil)
    inquiry.note(nil, to: 1)
    inquiry.requireAllScored()
  }
  let message = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
  #expect(message == "FourGates: the question “loss” was asked, and not scored.\n")
}
