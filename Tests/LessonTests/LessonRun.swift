import Foundation
import TestPrograms
import Testing

/// A lesson that was run as a program of its own, and what it left behind.
struct LessonRun {
  let status: Int32
  let output: String
  let errors: String
  let folder: URL

  /// What `results.json` says.
  struct Results: Decodable {
    struct Claim: Decodable {
      let claim: String
      let holds: Bool
    }
    let lesson: Int
    let slug: String
    let seed: UInt64
    let quick: Bool
    let numbers: [String: Double?]
    let claims: [Claim]
    let figures: [String]
    let fingerprint: String?
  }

  func results() throws -> Results {
    try JSONDecoder().decode(Results.self, from: Data(contentsOf: folder.appendingPathComponent("out/results.json")))
  }

  /// Holds `results.json` against the contract: every key, and a value of its kind.
  func expectWholeResults() throws {
    let data = try Data(contentsOf: folder.appendingPathComponent("out/results.json"))
    let json = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect(
      json.keys.sorted() == [
        "claims", "figures", "fingerprint", "full", "lesson", "numbers", "precision", "predictions", "quick", "seconds", "seed",
        "slug",
      ])
    #expect(["Float", "Double"].contains(json["precision"] as? String))
    #expect(try #require(json["seconds"] as? Double) >= 0)
    #expect(json["full"] as? Bool == false)
    let fingerprint = json["fingerprint"] as? String
    #expect(json["fingerprint"] is NSNull || fingerprint?.wholeMatch(of: /[0-9a-f]+/) != nil)
    let numbers = try #require(json["numbers"] as? [String: Any])
    #expect(!numbers.isEmpty)
    for (name, value) in numbers {
      #expect(name.wholeMatch(of: /[^\s<>]+/) != nil, "“\(name)” could not stand in a mark")
      #expect(value is NSNumber || value is NSNull, "\(name)")
    }
    for claim in try #require(json["claims"] as? [[String: Any]]) {
      #expect(claim["claim"] is String && claim["holds"] is Bool && (claim["shown"].map { $0 is String } ?? true))
    }
    for prediction in try #require(json["predictions"] as? [[String: String]]) {
      #expect(prediction.keys.sorted() == ["answer", "question", "right"])
    }
  }

  /// What was printed, without line breaks: wrapping is not what a lesson promises.
  var flatOutput: String { output.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}

/// Runs a lesson in a folder of its own, hands over the result, and removes the folder.
///
/// - Parameters:
///   - usesOut: whether `--out` is given.
///   - progress: the file of the learner's progress, or none.
///   - output: where standard output goes, if not into the result.
///   - whileRunning: called with the command and the file of its output.
func withRun<Result>(
  of lesson: LessonFolder, _ arguments: [String], usesOut: Bool = true, progress: String = "none", output: FileHandle? = nil,
  whileRunning: (Command, URL) throws -> Void = { _, _ in }, _ body: (LessonRun) throws -> Result
) throws -> Result {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent("lesson-run-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  let files = try ["output", "errors"].map { name in
    let url = folder.appendingPathComponent(name)
    try Data().write(to: url)
    return (url: url, handle: try FileHandle(forWritingTo: url))
  }

  let executable: URL = try #require(lesson.executable, "\(lesson.program) is not among the build products.")
  let command = try Command.start(
    executable, arguments + (usesOut ? ["--out", folder.appendingPathComponent("out").path] : []),
    environment: ["COLUMNS": "60", "FOURGATES_PROGRESS": progress], output: output ?? files[0].handle, errors: files[1].handle)
  try whileRunning(command, files[0].url)
  let status = command.status()

  return try body(
    LessonRun(
      status: status, output: try String(contentsOf: files[0].url, encoding: .utf8),
      errors: try String(contentsOf: files[1].url, encoding: .utf8), folder: folder))
}
