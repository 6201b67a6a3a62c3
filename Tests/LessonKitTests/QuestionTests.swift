import Testing

@testable import LessonKit

private let choice = DemoLesson.questions[0]
private let number = DemoLesson.questions[1]

@Test(arguments: [("b", "b"), (" B ", "b"), ("c)", "c"), ("d", nil), ("", nil), ("ab", nil), ("half", nil)])
func `a choice is answered by its letter`(typed: String, answer: String?) {
  #expect(choice.answer(typed) == answer)
}

@Test(arguments: [("0.9", "0.9"), (" 1e-3 ", "1e-3"), ("−2", "−2"), ("nan", nil), ("inf", nil), ("a", nil), ("", nil)])
func `a number is answered by a finite number`(typed: String, answer: String?) {
  #expect(number.answer(typed) == answer)
}

@Test func `a number is right within the distance of what was declared or measured`() {
  #expect(number.isRight("0.94", measured: nil))
  #expect(!number.isRight("0.96", measured: nil))
  #expect(number.isRight("0.96", measured: 0.93))
  #expect(!number.isRight("0.9", measured: .nan))
}

@Test func `predictions on the command line are taken in order`() throws {
  let options = try LessonOptions.parse(["--predict", "B, -0.5"])
  #expect(try options.predictions(to: DemoLesson.questions) == ["b", "-0.5"])
  #expect(try LessonOptions.parse([]).predictions(to: DemoLesson.questions) == nil)
}

@Test(arguments: [
  (
    "b",
    "--predict got 1 answer, and this lesson asks 2 questions; it takes, in order and parted by commas: a, b or c; a number."
  ),
  (
    "b,1,2",
    "--predict got 3 answers, and this lesson asks 2 questions; it takes, in order and parted by commas: a, b or c; a number."
  ),
  ("z,1", "--predict: “z” does not answer question 1, which takes a, b or c."),
  ("b,much", "--predict: “much” does not answer question 2, which takes a number."),
  ("b,", "--predict: “” does not answer question 2, which takes a number."),
])
func `wrong predictions stop the lesson before it begins`(predictions: String, sentence: String) throws {
  let run = try DemoLesson.run(["--predict", predictions])
  let ending = DemoLesson.ending(run.error)
  #expect(ending.status == 64)
  #expect(ending.message == sentence)
  #expect(run.screen.text.isEmpty)
  #expect(run.files.isEmpty)
}

@Test func `predictions need questions`() throws {
  let options = try LessonOptions.parse(["--predict", "a"])
  #expect(throws: WrongUsage.nothingToPredict) { try options.predictions(to: []) }
}

@Test func `an answer that is none is asked for again, in a sentence`() throws {
  let run = try DemoLesson.run([], answers: ["z", "A", "0.95"])
  #expect(run.screen.text.contains("That is none of the answers: type a, b or c, or Ctrl-D to go on without."))
  #expect(
    run.results?.predictions == [
      .init(question: "What is left?", answer: "a", right: "b"),
      .init(question: "What is the loss?", answer: "0.95", right: "0.93"),
    ])
  #expect(run.screen.text.contains("✗ Question 1: you predicted a (all); it is b (half). A half is kept."))
  #expect(run.screen.text.contains("✓ Question 2: you predicted 0.95; that is right: it is 0.93. It was measured."))
  #expect(run.screen.text.contains("1 of 2 predictions right."))
}

@Test func `at the end of the input the lesson goes on without an answer`() throws {
  let run = try DemoLesson.run([], answers: ["b"])
  #expect(run.error == nil)
  #expect(run.results?.predictions == [.init(question: "What is left?", answer: "b", right: "b")])
  #expect(run.screen.text.contains("Question 2: it is 0.93. It was measured."))
}

@Test(arguments: [["--no-pause"], ["--predict", "c,0.9"]])
func `nothing is asked with --no-pause or --predict`(arguments: [String]) throws {
  let run = try DemoLesson.run(arguments, answers: ["z", "z"])
  #expect(run.error == nil)
  #expect(!run.screen.text.contains(">"))
}
