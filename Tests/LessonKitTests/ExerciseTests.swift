import FourGates
import Foundation
import Testing

@testable import LessonKit

/// An exercise whose answer is given here, with files in a folder.
private func exercise(in folder: String, yours: @escaping @Sendable (Double) throws -> Double) -> Exercise {
  Exercise(
    brief: "Double it.", hints: ["one", "two", "three"], yours: yours, solution: { @Sendable in 2 * $0 },
    declaredIn: folder + "/Lesson.swift"
  ) { double, check in
    check.expect("twice three", try double(3), equals: 6, within: 1e-9)
    check.expect("twice nothing", try double(0), equals: 0, within: 1e-9)
  }
}

@Test func `an unfinished exercise says what to write and where`() throws {
  let run = try DemoLesson.run(["--check"])
  #expect(DemoLesson.ending(run.error) == (1, ""))
  #expect(run.screen.text.hasPrefix("Still to be written: return both together – in /somewhere/Exercise.swift, line\n12.\n"))
  #expect(run.files.isEmpty)
}

@Test func `unfinished knows its own line`() {
  let unfinished = Unfinished("something")
  #expect(unfinished.line == #line - 1)
  #expect(unfinished.file == #filePath)
}

@Test func `a failing exercise shows each check, with got and expected`() throws {
  try withFolder { folder in
    let screen = Screen()
    #expect(!exercise(in: folder, yours: { $0 + 2 }).check(command: "lesson-07", on: screen.terminal(width: 200)))
    #expect(
      screen.text == """
        ✗ twice three
            got      5
            expected 6
        ✗ twice nothing
            got      2
            expected 0

        2 of 2 checks failed. Your answer is in \(folder)/Exercise.swift.

          a hint make lesson-07 ARGS="--hint 1"

        """)
  }
}

@Test func `an exercise that throws says so`() throws {
  struct Broken: Error, CustomStringConvertible { let description = "it is broken." }
  let screen = Screen()
  #expect(!exercise(in: "/x", yours: { _ in throw Broken() }).check(command: "lesson-07", on: screen.terminal()))
  #expect(screen.text.contains("Your answer in /x/Exercise.swift stopped with an error: it is broken."))
}

@Test func `a passing exercise points to the solution and the hints`() {
  let screen = Screen()
  #expect(exercise(in: "/x", yours: { $0 * 2 }).check(command: "lesson-07", on: screen.terminal()))
  #expect(screen.text.hasPrefix("✓ twice three\n✓ twice nothing\n\nIt passes: 2 of 2 checks.\n"))
  #expect(screen.text.contains("make lesson-07 ARGS=--solution"))
}

@Test func `the solution passes its own tests`() throws {
  let run = try DemoLesson.run(["--check-solution"])
  #expect(run.error == nil)
  #expect(run.screen.text.hasPrefix("✓ the sum\n"))
}

@Test func `each hint is printed by its number`() throws {
  #expect(try DemoLesson.run(["--hint", "2"]).screen.text == "Hint 2 of 3\n\ntwo\n")
}

@Test func `the solution is locked until the exercise passes, or one gives up`() throws {
  try withFolder { folder in
    try "a + b\n".write(toFile: folder + "/Solution.swift", atomically: true, encoding: .utf8)
    let screen = Screen()
    let wrong = exercise(in: folder, yours: { $0 })
    let locked = #expect(throws: LessonError.self) {
      try wrong.showSolution(givingUp: false, command: "lesson-07", on: screen.terminal())
    }
    #expect(
      locked?.description == "the exercise does not pass yet: see what is missing with make lesson-07 ARGS=--check, "
        + "or give up with make lesson-07 ARGS=\"--give-up --solution\".")
    #expect(screen.text.isEmpty)
    try wrong.showSolution(givingUp: true, command: "lesson-07", on: screen.terminal(width: 200))
    #expect(screen.text == "\(folder)/Solution.swift\n\na + b\n")
    let passing = Screen()
    try exercise(in: folder, yours: { 2 * $0 }).showSolution(
      givingUp: false, command: "lesson-07", on: passing.terminal(width: 200))
    #expect(passing.text == screen.text)
  }
}

@Test func `a solution that is not there is named`() {
  let error = #expect(throws: LessonError.self) {
    try exercise(in: "/nowhere", yours: { $0 }).showSolution(givingUp: true, command: "c", on: Screen().terminal())
  }
  #expect(
    error?.description
      == "the solution /nowhere/Solution.swift cannot be read; it belongs to the folder that the lesson was built from.")
}
