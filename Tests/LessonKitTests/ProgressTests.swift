import Foundation
import Testing

@testable import LessonKit

private func withProgress(_ body: (ProgressFile) throws -> Void) throws {
  try withFolder { try body(ProgressFile(path: $0 + "/below/progress.json")) }
}

private func text(of progress: ProgressFile) -> String? {
  FileManager.default.contents(atPath: progress.path).map { String(decoding: $0, as: UTF8.self) }
}

private func record(in progress: ProgressFile) throws -> ProgressFile.Record? {
  try JSONDecoder().decode([String: ProgressFile.Record].self, from: Data((text(of: progress) ?? "{}").utf8))["07"]
}

@Test func `a lesson that ran to its end is done, with its predictions and its seconds`() throws {
  try withProgress { progress in
    _ = try DemoLesson.run(["--predict", "b,0.9"], progress: progress)
    let first = try #require(try record(in: progress))
    #expect(first.done == true && first.exercise == nil)
    #expect([first.asked, first.best, first.last] == [2, 2, 2])
    #expect(first.seconds != nil)
    _ = try DemoLesson.run(["--predict", "a,0.9"], progress: progress)
    let second = try #require(try record(in: progress))
    #expect([second.asked, second.best, second.last] == [2, 2, 1])
  }
}

@Test func `a lesson whose claim does not hold is not done`() throws {
  try withProgress { progress in
    _ = try DemoLesson.run(["--floor", "0.01"], progress: progress)
    #expect(try record(in: progress)?.done == nil)
    _ = try DemoLesson.run([], progress: progress)
    _ = try DemoLesson.run(["--floor", "0.01"], progress: progress)
    #expect(try record(in: progress)?.done == true, "what was done once stays done")
  }
}

@Test(arguments: ["--quick", "--full"])
func `only a default run tells how long the lesson takes`(length: String) throws {
  try withProgress { progress in
    _ = try DemoLesson.run([length], progress: progress)
    #expect(try record(in: progress) == ProgressFile.Record(done: true))
  }
}

@Test func `the time for answers is no part of the seconds`() throws {
  let run = try DemoLesson.run([], answers: ["b", "0.9"], thinking: 0.3)
  #expect(try #require(run.results).seconds < 0.3)
}

@Test func `an exercise that passes is noted, and its solution is not`() throws {
  try withProgress { progress in
    _ = try DemoLesson.run(["--check-solution"], progress: progress)
    _ = try DemoLesson.run(["--check"], progress: progress)
    #expect(text(of: progress) == nil)
    _ = progress.note(DemoLesson.about) { $0.exercise = true }
    #expect(text(of: progress) == "{\n  \"07\": {\"exercise\":true}\n}\n")
  }
}

@Test func `each lesson has a line, in their order`() throws {
  try withProgress { progress in
    for number in [11, 5] {
      let about = About(number: number, slug: "s", title: "t", question: "q")
      #expect(progress.note(about) { $0.done = true } == nil)
    }
    #expect(text(of: progress) == "{\n  \"05\": {\"done\":true},\n  \"11\": {\"done\":true}\n}\n")
  }
}

@Test func `a file that makes no sense is left as it is, with a sentence`() throws {
  try withProgress { progress in
    _ = progress.note(DemoLesson.about) { $0.done = true }
    try "{ broken".write(toFile: progress.path, atomically: true, encoding: .utf8)
    let run = try DemoLesson.run([], progress: progress)
    #expect(run.error == nil)
    let said = run.screen.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(said.contains("cannot be read as progress, so this is not noted there; make lessons ARGS=\"--reset all\""))
    #expect(run.screen.text.hasSuffix("Every claim held: 2 of 2.\n"))
    #expect(text(of: progress) == "{ broken")
  }
}

@Test func `a file that cannot be written is no reason to stop, or to speak`() throws {
  let run = try DemoLesson.run([], progress: ProgressFile(path: "/dev/null/below/progress.json"))
  #expect(run.error == nil)
  #expect(!run.screen.text.contains("progress"))
}

@Test func `the file is in the package's folder, or where the environment says`() {
  let exercise = Exercise(
    brief: "b", hints: [], yours: 1, solution: 1, declaredIn: #filePath
  ) { (_: Int, _: inout Check) in }
  let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path
  #expect(ProgressFile(of: exercise, environment: [:])?.path == package + "/.fourgates/progress.json")
  #expect(ProgressFile(of: exercise, environment: ["FOURGATES_PROGRESS": "/x/y.json"])?.path == "/x/y.json")
  #expect(ProgressFile(of: exercise, environment: ["FOURGATES_PROGRESS": "none"]) == nil)
  let moved = Exercise(
    brief: "b", hints: [], yours: 1, solution: 1, declaredIn: "/gone/Lessons/07-demo/Lesson.swift"
  ) { (_: Int, _: inout Check) in }
  #expect(ProgressFile(of: moved, environment: [:]) == nil)
}
