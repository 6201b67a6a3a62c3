import Foundation
import TestPrograms
import Testing

private func text(_ path: String) throws -> String {
  try String(contentsOf: BuiltProgram.root.appendingPathComponent(path), encoding: .utf8)
}

@Test(arguments: LessonFolder.all)
func `a lesson's page says in a line how long it takes, for the list of lessons`(lesson: LessonFolder) throws {
  #expect(try text("Lessons/\(lesson.name)/README.md").firstMatch(of: /takes about [0-9]+ (second|minute)/) != nil)
}

@Test(arguments: LessonFolder.all)
func `the figures on a lesson's page are there, light, and named in Package.swift`(lesson: LessonFolder) throws {
  let page = try text("Lessons/\(lesson.name)/README.md")
  let shown = page.matches(of: /!\[[^\]]*\]\(([^)\/]+\.svg)\)/).map { String($0.1) }
  let files = try FileManager.default.contentsOfDirectory(atPath: BuiltProgram.root.path + "/Lessons/" + lesson.name)
  #expect(Set(files.filter { $0.hasSuffix(".svg") }) == Set(shown))
  for figure in shown { #expect(try text("Lessons/\(lesson.name)/\(figure)").utf8.count <= 65_536, "\(figure)") }
  let entry = try Regex(
    "lesson\\(\\s*\"\(lesson.name)\"(?:,\\s*figures:\\s*\\[([^\\]]*)\\])?\\s*\\)", as: (Substring, Substring?).self)
  let match = try #require(try text("Package.swift").firstMatch(of: entry), "\(lesson.name) is not in Package.swift.")
  #expect(Set((match.1 ?? "").matches(of: /"([^"]+)"/).map { String($0.1) }) == Set(shown))
}
