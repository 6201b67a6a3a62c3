import ArgumentParser
import Foundation
import Testing

@testable import course

@Test(arguments: [("21-23", [21, 22, 23]), ("3", [3]), ("1,7,20-21", [1, 7, 20, 21])])
func `seeds are single ones or a stretch`(text: String, seeds: [UInt64]) throws {
  #expect(try Choices.seeds(text) == seeds)
}

@Test(arguments: [
  (["claims", "--seeds", "5-3"], "“5-3” is neither a seed nor some, as 21-25 is, from the smaller to the larger."),
  (["claims", "--seeds", "1,"], "“” is neither a seed nor some, as 21-25 is, from the smaller to the larger."),
  (["claims", "--lessons", "six"], "“six” is not the number of a lesson; write for example 06,11."),
  (["pages", "--lessons", "0"], "“0” is not the number of a lesson; write for example 06,11."),
])
func `wrong choices get a sentence and exit status 64`(arguments: [String], sentence: String) {
  let error = #expect(throws: (any Error).self) { try Course.parseAsRoot(arguments) }
  guard let error else { return }
  #expect(Course.exitCode(for: error).rawValue == 64)
  #expect(Course.message(for: error).hasSuffix(sentence))
}

@Test func `a lesson that is not there is named`() throws {
  let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  #expect(try Lesson.chosen([1], in: root.path).map(\.folder) == ["01-the-tape"])
  let error = #expect(throws: CourseError.self) { try Lesson.chosen([1, 99], in: root.path) }
  #expect(error?.description.hasPrefix("there is no lesson 99; the lessons are 1, ") == true)
  #expect(throws: CourseError.noLessons(folder: "/nowhere")) { try Lesson.all(in: "/nowhere") }
}

@Test func `every page of the project can be read, and its marks with it`() throws {
  let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  let pages = try Page.all(in: root.path)
  #expect(pages.flatMap(\.malformed).isEmpty)
  #expect(pages.contains { $0.path == "README.md" })
  #expect(pages.contains { $0.path.hasPrefix("Docs/FourGates.docc/") })
}

/// A run of lesson 11 at seed 22 that ended so.
private func run(_ claims: [(String, Bool, String?)], status: Int32) throws -> Run {
  let claims = claims.map { ["claim": $0.0, "holds": $0.1, "shown": $0.2 as Any] as [String: Any] }
  let json: [String: Any] = [
    "seed": 22, "quick": false, "full": false, "precision": "Float", "seconds": 31.25, "numbers": [:], "figures": [],
    "claims": claims.map { $0.filter { !($0.value is NSNull) } },
  ]
  let results = try JSONDecoder().decode(Lesson.Results.self, from: JSONSerialization.data(withJSONObject: json))
  return Run(lesson: Lesson(number: 11, folder: "11-drawing-the-wave"), seed: 22, status: status, results: results, folder: "")
}

@Test func `a claim that did not hold is reported with its lesson, seed and number`() throws {
  let report = ClaimReport(try run([("it draws", true, "1"), ("it swings", false, "0.3 < 0.5")], status: 1), isQuick: false)
  #expect(report.line == "✗ lesson-11  seed 22    31.2 s        1 of 2 claims")
  #expect(report.failures == ["lesson 11, seed 22: it swings (0.3 < 0.5)"])
}

@Test func `a run that failed in another way is reported too`() throws {
  let report = ClaimReport(try run([("it draws", true, "1")], status: 70), isQuick: true)
  #expect(report.line.hasPrefix("✗ "))
  #expect(report.failures == ["lesson 11, seed 22, quick: the program ended with status 70."])
}
