import Foundation
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

  /// What was printed, without line breaks: wrapping is not what a lesson promises.
  var flatOutput: String { output.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}

/// Runs a lesson in a folder of its own, hands over the result, and removes the folder.
///
/// - Parameters:
///   - usesOut: whether `--out` is given.
///   - output: where standard output goes, if not into the result.
///   - whileRunning: called with the process and the file of its output.
func withRun<Result>(
  of lesson: LessonFolder, _ arguments: [String], usesOut: Bool = true, output: FileHandle? = nil,
  whileRunning: (Process, URL) throws -> Void = { _, _ in }, _ body: (LessonRun) throws -> Result
) throws -> Result {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent("lesson-run-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  let files = try ["output", "errors"].map { name in
    let url = folder.appendingPathComponent(name)
    try Data().write(to: url)
    return (url: url, handle: try FileHandle(forWritingTo: url))
  }

  let process = Process()
  let executable: URL = try #require(lesson.executable, "\(lesson.program) is not among the build products.")
  process.executableURL = executable
  process.arguments = arguments + (usesOut ? ["--out", folder.appendingPathComponent("out").path] : [])
  process.currentDirectoryURL = LessonFolder.root
  process.environment = ProcessInfo.processInfo.environment.merging(["COLUMNS": "100"]) { $1 }
  process.standardInput = FileHandle.nullDevice
  process.standardOutput = output ?? files[0].handle
  process.standardError = files[1].handle
  try process.run()
  DispatchQueue.global().asyncAfter(deadline: .now() + 300) { if process.isRunning { process.terminate() } }
  try whileRunning(process, files[0].url)
  process.waitUntilExit()

  return try body(
    LessonRun(
      status: process.terminationStatus, output: try String(contentsOf: files[0].url, encoding: .utf8),
      errors: try String(contentsOf: files[1].url, encoding: .utf8), folder: folder))
}
