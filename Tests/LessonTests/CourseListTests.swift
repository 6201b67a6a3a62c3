import Foundation
import TestPrograms
import Testing

/// Runs `.ci/lessons`, which is `make lessons`, on a file of progress of its own.
private func list(_ arguments: [String] = [], progress: URL) throws -> (status: Int32, output: String, errors: String) {
  let files = try ["output", "errors"].map { name in
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("list-\(UUID().uuidString)-\(name)")
    try Data().write(to: url)
    return (url: url, handle: try FileHandle(forWritingTo: url))
  }
  defer { for file in files { try? FileManager.default.removeItem(at: file.url) } }
  let command = try Command.start(
    BuiltProgram.root.appendingPathComponent(".ci/lessons"), arguments, environment: ["FOURGATES_PROGRESS": progress.path],
    output: files[0].handle, errors: files[1].handle)
  let status = command.status()
  let texts = try files.map { try String(contentsOf: $0.url, encoding: .utf8) }
  return (status, texts[0], texts[1])
}

private func withProgress(_ text: String?, _ body: (URL) throws -> Void) throws {
  let file = FileManager.default.temporaryDirectory.appendingPathComponent("progress-\(UUID().uuidString).json")
  defer { try? FileManager.default.removeItem(at: file) }
  try text?.write(to: file, atomically: true, encoding: .utf8)
  try body(file)
}

private let some = """
  {
    "01": {"asked":2,"best":2,"done":true,"exercise":true,"last":1,"seconds":0.281},
    "08": {"asked":2,"best":1,"last":1,"seconds":148.1},
    "09": {"done":true}
  }

  """

@Test func `the list has a lesson after the other, and says where to begin`() throws {
  try withProgress(nil) { progress in
    let list = try list(progress: progress)
    #expect(list.status == 0 && list.errors.isEmpty)
    for lesson in LessonFolder.all {
      #expect(list.output.contains("\n\(lesson.name.prefix(2))   ") || list.output.hasPrefix("01   "))
    }
    #expect(list.output.matches(of: /\n     about [0-9]+ (s|min)\n/).count >= LessonFolder.all.count - 1)
    #expect(list.output.hasSuffix("\nBegin with make lesson-01.\n"))
  }
}

@Test func `what is done is ticked, with predictions, exercise and the time it took here`() throws {
  try withProgress(some) { progress in
    let list = try list(progress: progress)
    #expect(list.status == 0 && list.errors.isEmpty)
    #expect(list.output.hasPrefix("01 ✓ The tape\n"))
    #expect(list.output.contains("\n     0.3 s here; 2 of 2 predictions right; exercise passed\n"))
    #expect(list.output.contains("\n     2 min here; 1 of 2 predictions right\n"))
    #expect(list.output.contains("\n09 ✓ SGD and Adam\n"))
    #expect(list.output.contains("\n2 of \(LessonFolder.all.count) are done. The next is make lesson-0"))
  }
}

@Test func `a run is seen in the list`() throws {
  let lesson = try #require(LessonFolder.all.first { $0.program == "lesson-01" })
  try withProgress(some.replacing("\"01\"", with: "\"77\"")) { progress in
    try withRun(of: lesson, ["--predict", "7,a", "--plot", "none"], progress: progress.path) { #expect($0.status == 0) }
    let list = try list(progress: progress)
    #expect(list.errors.isEmpty)
    #expect(list.output.hasPrefix("01 ✓ The tape\n"))
    #expect(list.output.firstMatch(of: /\n     [0-9.]+ s here; 1 of 2 predictions right\n/) != nil)
    #expect(try String(contentsOf: progress, encoding: .utf8).contains("\"77\": {"), "what is not its own is left alone")
  }
}

@Test func `one lesson is forgotten, or all are`() throws {
  try withProgress(some) { progress in
    #expect(try list(["--reset", "9"], progress: progress).output == "What was done of lesson 09 is forgotten.\n")
    let one = try list(progress: progress)
    #expect(one.errors.isEmpty && !one.output.contains("09 ✓") && one.output.contains("01 ✓"))
    #expect(try list(["--reset", "all"], progress: progress).status == 0)
    #expect(!FileManager.default.fileExists(atPath: progress.path))
  }
}

@Test(arguments: [
  (["--reset", "77"], "Error: there is no lesson “77” to reset; the lessons are 01 "),
  (["--reset", "*"], "Error: there is no lesson “*” to reset; the lessons are 01 "),
  (["--reset"], "Error: --reset takes the number of a lesson, or all"), (["--all"], "Error: there is no option “--all” here."),
])
func `a wrong wish to the list gets a sentence and exit status 64`(arguments: [String], sentence: String) throws {
  try withProgress(some) { progress in
    let list = try list(arguments, progress: progress)
    #expect(list.status == 64 && list.output.isEmpty)
    #expect(list.errors.hasPrefix(sentence))
    #expect(try String(contentsOf: progress, encoding: .utf8) == some)
  }
}

@Test(arguments: ["{}", "{\n  broken\n}\n", "{\n  \"01\": {\"done\":true}\n", "[1]"])
func `a broken file is said, and left as it is until all is reset`(text: String) throws {
  try withProgress(text) { progress in
    let list = try list(progress: progress)
    #expect(list.status == 0 && list.output.hasSuffix("Begin with make lesson-01.\n"))
    #expect(list.errors.contains("is not as a lesson writes it") && list.errors.contains("--reset all"))
    let reset = try LessonTests.list(["--reset", "1"], progress: progress)
    #expect(reset.status == 1 && reset.errors.contains("--reset all"))
    #expect(try String(contentsOf: progress, encoding: .utf8) == text)
  }
}
